package io.muster.embedded;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Arguments of the form {@code --name value}. */
record Arguments(Map<String, String> values) {
  private static final Set<String> KNOWN =
      Set.of("folder", "addresses", "kafka-port", "postgres-port", "only", "choose", "stop-with-input");

  static Arguments parse(String... words) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < words.length; i += 2) {
      String name = words[i].replaceFirst("^--", "");
      if (!KNOWN.contains(name) || i + 1 == words.length) {
        throw new IllegalArgumentException("unknown or incomplete argument: " + words[i] + "; known are " + KNOWN);
      }
      values.put(name, words[i + 1]);
    }
    return new Arguments(Map.copyOf(values));
  }

  Optional<String> optional(String name) {
    return Optional.ofNullable(values.get(name));
  }

  String required(String name) {
    return optional(name).orElseThrow(() -> new IllegalArgumentException("--" + name + " is missing"));
  }

  boolean flag(String name) {
    return optional(name).map(Boolean::parseBoolean).orElse(false);
  }
}
