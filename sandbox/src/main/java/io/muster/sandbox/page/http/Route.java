package io.muster.sandbox.page.http;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One address of the API and what it does.
 *
 * @param method of HTTP
 * @param pattern such as {@code /api/journeys/{incident}}
 */
public record Route(String method, String pattern, Act act) {

  /** What a route does: the call in, something that becomes JSON out (or a {@link Stream}). */
  @FunctionalInterface
  public interface Act {
    /** Carries it out on a virtual thread; may wait. A {@link Refusal} is told to the caller. */
    Object on(Call call) throws Exception;
  }

  /** An answer that is written bit by bit for as long as the caller stays. */
  @FunctionalInterface
  public interface Stream {
    /** Writes until the caller is gone, which an {@link java.io.IOException} tells. */
    void to(EventWriter events) throws Exception;
  }

  /** A GET route. */
  public static Route get(String pattern, Act act) {
    return new Route("GET", pattern, act);
  }

  /** A POST route. */
  public static Route post(String pattern, Act act) {
    return new Route("POST", pattern, act);
  }

  /** The named parts of a path that this route is for; empty where it is for others. The path is still encoded. */
  Optional<Map<String, String>> matches(String path) {
    String[] wanted = pattern.split("/");
    String[] given = path.split("/", -1);
    if (wanted.length != given.length) {
      return Optional.empty();
    }
    Map<String, String> named = new LinkedHashMap<>();
    for (int i = 0; i < wanted.length; i++) {
      if (wanted[i].startsWith("{")) {
        named.put(wanted[i].substring(1, wanted[i].length() - 1), Call.decoded(given[i].replace("+", "%2B")));
      } else if (!wanted[i].equals(given[i])) {
        return Optional.empty();
      }
    }
    return Optional.of(named);
  }
}
