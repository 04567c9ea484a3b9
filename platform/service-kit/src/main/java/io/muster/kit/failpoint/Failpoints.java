package io.muster.kit.failpoint;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * The failpoints of this process. The environment variable {@code MUSTER_FAILPOINT} (or the system property {@code muster.failpoint}) says which are
 * armed: {@code name:action} separated by commas, such as {@code ingest.after-kafka-send:kill:once,bot.before-send:delay:500}.
 *
 * <p>Dangerous by intention: an armed failpoint ends or disturbs the process. Never set it in production.
 */
public final class Failpoints {
  private static final Logger LOG = Logger.getLogger(Failpoints.class);
  private static final Map<String, FailpointAction> ARMED = armed();
  private static final Map<String, Failpoint> KNOWN = new ConcurrentHashMap<>();

  private Failpoints() {}

  /** Makes a failpoint known; kept in a static final field beside the place. The same name gives the same failpoint. */
  public static Failpoint declare(String name) {
    return KNOWN.computeIfAbsent(name, unknown -> new Failpoint(unknown, Optional.ofNullable(ARMED.get(unknown))));
  }

  /** All names declared by classes loaded so far. */
  public static Set<String> known() {
    return new ConcurrentSkipListSet<>(KNOWN.keySet());
  }

  /** Reads the variable's value. Something unreadable is an IllegalArgumentException: a test must not pass because its failpoint was misspelt. */
  static Map<String, FailpointAction> parse(String text) {
    return Stream.of(text.split(","))
        .map(String::strip)
        .filter(entry -> !entry.isEmpty())
        .collect(Collectors.toMap(Failpoints::nameOf, entry -> FailpointAction.parse(entry.substring(entry.indexOf(':') + 1))));
  }

  private static String nameOf(String entry) {
    int colon = entry.indexOf(':');
    if (colon < 1) {
      throw new IllegalArgumentException("a failpoint is name:action, not " + entry);
    }
    return entry.substring(0, colon);
  }

  private static Map<String, FailpointAction> armed() {
    String text = System.getProperty("muster.failpoint", System.getenv().getOrDefault("MUSTER_FAILPOINT", ""));
    Map<String, FailpointAction> armed = parse(text);
    if (!armed.isEmpty()) {
      LOG.warnf("DANGEROUS: failpoints are armed and will end or disturb this process: %s", armed.keySet());
    }
    return armed;
  }
}
