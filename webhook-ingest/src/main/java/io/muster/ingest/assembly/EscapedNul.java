package io.muster.ingest.assembly;

import java.util.regex.Pattern;

/** U+0000 in a text of JSON, which PostgreSQL cannot hold. */
final class EscapedNul {
  // One that is not itself escaped.
  private static final Pattern ESCAPED_NUL = Pattern.compile("(?<!\\\\)((?:\\\\\\\\)*)\\\\u0000");

  private EscapedNul() {}

  static boolean in(String json) {
    return json.contains("\\u0000") && ESCAPED_NUL.matcher(json).find();
  }

  static String without(String json) {
    return ESCAPED_NUL.matcher(json).replaceAll("$1");
  }
}
