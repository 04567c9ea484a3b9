package io.muster.ingest.source;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The headers that a delivery came with.
 *
 * @param values by name in lower case, each in the order in which it came
 */
public record DeliveryHeaders(Map<String, List<String>> values) {
  private static final Set<String> CREDENTIALS =
      Set.of("authorization", "proxy-authorization", "cookie", "x-api-key", "x-auth-token");

  public DeliveryHeaders {
    var lower = new TreeMap<String, List<String>>();
    values.forEach((name, all) -> lower.put(name.toLowerCase(Locale.ROOT), List.copyOf(all)));
    values = java.util.Collections.unmodifiableMap(lower);
  }

  /** Headers with one value each. */
  public static DeliveryHeaders of(Map<String, String> single) {
    var values = new TreeMap<String, List<String>>();
    single.forEach((name, value) -> values.put(name, List.of(value)));
    return new DeliveryHeaders(values);
  }

  /** Headers as a server tells them: their names, and the values of each. */
  public static DeliveryHeaders of(Set<String> names, Function<String, List<String>> values) {
    return new DeliveryHeaders(names.stream().collect(Collectors.toMap(Function.identity(), values)));
  }

  /** The first value of a header, whatever the case of its name. */
  public Optional<String> first(String name) {
    return all(name).stream().findFirst();
  }

  /** All values of a header. */
  public List<String> all(String name) {
    return values.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
  }

  /** Without those that let somebody in: nothing secret is kept with a delivery. */
  public DeliveryHeaders withoutCredentials() {
    var kept = new TreeMap<>(values);
    kept.keySet().removeAll(CREDENTIALS);
    return new DeliveryHeaders(kept);
  }
}
