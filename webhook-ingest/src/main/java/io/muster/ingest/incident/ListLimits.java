package io.muster.ingest.incident;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many facets of the families that grow are kept: the newest. Keeping the greatest versions of a set does not depend on the order in which it
 * was told, so folding stays commutative: what was left out once has a smaller version than all that stayed, and those only grow.
 */
final class ListLimits {
  static final Map<String, Integer> PER_FAMILY =
      Map.of("happening:", 200, "note:", 100, "update:", 100, "task:", 200, "responder:", 200, "member:", 500, "field:", 200);

  private ListLimits() {}

  static SortedMap<String, KnownFacet> of(TreeMap<String, KnownFacet> facets) {
    PER_FAMILY.forEach((family, most) -> trim(facets.subMap(family, family + Character.MAX_VALUE), most));
    return facets;
  }

  private static void trim(SortedMap<String, KnownFacet> family, int most) {
    if (family.size() <= most) {
      return;
    }
    // The slot decides between equal versions: two facets of one observation may tell two members of a family.
    Comparator<Map.Entry<String, KnownFacet>> newestFirst =
        Map.Entry.<String, KnownFacet>comparingByValue().thenComparing(Map.Entry.comparingByKey()).reversed();
    List<String> oldest = family.entrySet().stream().sorted(newestFirst).skip(most).map(Map.Entry::getKey).toList();
    oldest.forEach(family::remove);
  }
}
