package io.muster.sandbox.page.journey;

import java.util.Map;
import java.util.Optional;

/** Tells of a message that a service could not work on, from that service's dead letters: the message as it was, with why in headers. */
final class DeadLetterTelling {
  private static final String END = ".dead-letters";
  private static final Map<String, String> SERVICES =
      Map.of(
          "muster.ingest", "webhook-ingest",
          "muster.mapping", "channel-mapping",
          "muster.bot", "bot-gateway",
          "muster.identity", "identity-linking",
          "muster.graph", "graph-actions");

  private DeadLetterTelling() {}

  static boolean isOne(TopicRecord record) {
    return record.topic().endsWith(END);
  }

  /** The key of the incident that it is about; the record's own key where the message does not say. */
  static String subject(TopicRecord record) {
    return telling(record).map(telling -> telling.subject().key()).orElse(record.key());
  }

  static Moment of(TopicRecord record) {
    String service = SERVICES.getOrDefault(record.topic().replace(END, ""), "Muster");
    String reason = record.header("muster_dead_reason").map(Words::plain).orElse("unknown");
    Told told =
        new Told(
            "Set aside: it could not be worked on",
            "Reason: " + reason + ".",
            "What cannot be worked on holds up nothing else. ./muster dead-letters lists it and tries it again.");
    Step step = telling(record).map(telling -> telling.moment().step()).orElse(Step.RECEIVED);
    return new Moment(record.at(), step, service, record.header("ce_id").orElse(record.key()), record.trace(), names -> told);
  }

  private static Optional<Telling> telling(TopicRecord record) {
    return record.envelope().flatMap(envelope -> Telling.of(envelope, record.trace()));
  }
}
