package io.muster.sandbox.page.http;

import com.sun.net.httpserver.Headers;
import java.util.Set;

/**
 * Lets only this machine's own page in. A foreign {@code Host} is how another site reaches a loopback server under its own name (DNS rebinding); a
 * foreign {@code Origin} is how it makes a visitor's browser do something here.
 */
final class Gate {
  private static final Set<String> READING = Set.of("GET", "HEAD");
  private static final Set<String> OWN_SITE = Set.of("same-origin", "none");

  private final Set<String> hosts;

  Gate(int port) {
    hosts = Set.of("127.0.0.1:" + port, "localhost:" + port, "[::1]:" + port);
  }

  /** Refuses what does not come from the page itself or from a program on this machine that says so. */
  void check(String method, Headers headers) {
    String host = headers.getFirst("Host");
    if (host == null || !hosts.contains(host)) {
      throw new Refusal(403, "This page answers under its own address only.", "Open the address that ./muster up printed.");
    }
    String origin = headers.getFirst("Origin");
    if (origin != null && !(origin.startsWith("http://") && hosts.contains(origin.substring("http://".length())))) {
      throw foreign();
    }
    String site = headers.getFirst("Sec-Fetch-Site");
    if (!READING.contains(method) && origin == null && (site == null || !OWN_SITE.contains(site))) {
      throw foreign();
    }
  }

  private static Refusal foreign() {
    return new Refusal(403, "Only this page itself may change something here.", "Use the page, or send its address as Origin.");
  }
}
