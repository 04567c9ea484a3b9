package io.muster.contracts.wire;

import java.util.ArrayList;
import java.util.List;

/**
 * The topics on which the services meet, and how each must be kept. Only the service in a topic's name writes its events and states;
 * anyone may write its commands.
 */
public final class Topics {
  /** Deliveries as they came, 14 days: the log that replay and simulation read. Private to webhook-ingest. */
  public static final String DELIVERIES = "muster.ingest.deliveries";

  /** Senders with their sealed secrets, so that intake needs no database. Private to webhook-ingest. */
  public static final String SENDERS = "muster.ingest.senders";

  public static final String INGEST_EVENTS = "muster.ingest.events";
  public static final String INGEST_COMMANDS = "muster.ingest.commands";
  public static final String INGEST_STATE = "muster.ingest.state";
  public static final String MAPPING_EVENTS = "muster.mapping.events";
  public static final String MAPPING_COMMANDS = "muster.mapping.commands";
  public static final String MAPPING_STATE = "muster.mapping.state";
  public static final String BOT_EVENTS = "muster.bot.events";
  public static final String BOT_COMMANDS = "muster.bot.commands";
  public static final String BOT_STATE = "muster.bot.state";
  public static final String IDENTITY_EVENTS = "muster.identity.events";
  public static final String IDENTITY_COMMANDS = "muster.identity.commands";
  public static final String IDENTITY_STATE = "muster.identity.state";
  public static final String GRAPH_EVENTS = "muster.graph.events";
  public static final String GRAPH_COMMANDS = "muster.graph.commands";
  public static final String GRAPH_STATE = "muster.graph.state";

  private static final long DAY = 24L * 3600 * 1000;

  private Topics() {}

  /**
   * One topic.
   *
   * @param partitions never shrunk; the keys keep together what must stay in order
   * @param compacted keeps the newest record of each key for ever
   * @param retentionMillis how long records are kept where the topic is not compacted
   */
  public record Topic(String name, int partitions, boolean compacted, long retentionMillis) {}

  /** Where records of {@code topic} go that could not be read or never succeed. */
  public static String deadLettersOf(String service) {
    return "muster." + service + ".dead-letters";
  }

  /** Every topic of Muster with its settings, dead letters included. */
  public static List<Topic> all() {
    var all = new ArrayList<Topic>();
    all.add(new Topic(DELIVERIES, 6, false, 14 * DAY));
    all.add(new Topic(SENDERS, 1, true, 0));
    for (String service : List.of("ingest", "mapping", "bot", "identity", "graph")) {
      all.add(new Topic("muster." + service + ".events", 6, false, 14 * DAY));
      all.add(new Topic("muster." + service + ".commands", 6, false, 14 * DAY));
      all.add(new Topic("muster." + service + ".state", 1, true, 0));
      all.add(new Topic(deadLettersOf(service), 1, false, 90 * DAY));
    }
    return List.copyOf(all);
  }
}
