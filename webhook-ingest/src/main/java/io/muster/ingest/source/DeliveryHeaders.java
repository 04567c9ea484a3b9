package io.muster.ingest.source;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The headers that a delivery came with. */
public final class DeliveryHeaders {
  private static final Set<String> CREDENTIALS =
      Set.of("authorization", "proxy-authorization", "cookie", "x-api-key", "x-auth-token");

  private final Map<String, List<String>> values;

  /** Headers by name, in any case, each with its values in the order in which they came. */
  public DeliveryHeaders(Map<String, List<String>> values) {
    this.values = new TreeMap<>();
    values.forEach((name, all) -> this.values.put(lower(name), List.copyOf(all)));
  }

  /** Of a map that nobody else has, with names in lower case. */
  private DeliveryHeaders(SortedMap<String, List<String>> own) {
    this.values = own;
  }

  /** Headers with one value each. */
  public static DeliveryHeaders of(Map<String, String> single) {
    return of(single.entrySet());
  }

  /** Headers as a server tells them: name and value, a name again for each further value. */
  public static DeliveryHeaders of(Iterable<Map.Entry<String, String>> entries) {
    var values = new TreeMap<String, List<String>>();
    for (Map.Entry<String, String> entry : entries) {
      values.computeIfAbsent(lower(entry.getKey()), name -> new ArrayList<>(1)).add(entry.getValue());
    }
    // Only now: a copy for each further value would let a stranger with thousands of one name hold up everybody.
    values.replaceAll((name, all) -> List.copyOf(all));
    return new DeliveryHeaders(values);
  }

  /** By name in lower case, each in the order in which it came. */
  public Map<String, List<String>> values() {
    return Collections.unmodifiableMap(values);
  }

  /** The first value of a header, whatever the case of its name. */
  public Optional<String> first(String name) {
    List<String> all = all(name);
    return all.isEmpty() ? Optional.empty() : Optional.of(all.getFirst());
  }

  /** All values of a header. */
  public List<String> all(String name) {
    return values.getOrDefault(lower(name), List.of());
  }

  /** Without those that let somebody in: nothing secret is kept with a delivery. */
  public DeliveryHeaders withoutCredentials() {
    if (Collections.disjoint(values.keySet(), CREDENTIALS)) {
      return this;
    }
    var kept = new TreeMap<>(values);
    kept.keySet().removeAll(CREDENTIALS);
    return new DeliveryHeaders(kept);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof DeliveryHeaders headers && values.equals(headers.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  /** Shows no values: some prove who somebody is. */
  @Override
  public String toString() {
    return "DeliveryHeaders" + values.keySet();
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
