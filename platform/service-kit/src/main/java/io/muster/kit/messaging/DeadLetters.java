package io.muster.kit.messaging;

import io.micrometer.core.instrument.MeterRegistry;
import io.muster.contracts.wire.Topics;
import io.muster.kit.database.Tx;
import io.muster.kit.service.ServiceConfig;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jboss.logging.Logger;

/** Keeps what could not be read or never succeeded: as a row, and through the outbox on the service's dead-letter topic. */
@ApplicationScoped
class DeadLetters {
  private static final Logger LOG = Logger.getLogger(DeadLetters.class);
  private static final String INSERT =
      """
      insert into dead_letter(consumer, topic, partition_no, offset_no, key, headers, payload, reason, detail)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9)""";

  private final Inbox inbox;
  private final Outbox outbox;
  private final ServiceConfig service;
  private final MeterRegistry meters;

  DeadLetters(Inbox inbox, Outbox outbox, ServiceConfig service, MeterRegistry meters) {
    this.inbox = inbox;
    this.outbox = outbox;
    this.service = service;
    this.meters = meters;
  }

  /** Keeps a record, bytes and headers as they came; false where this consumer buried it before or, as far as the inbox knows, had it before. */
  boolean keep(Tx tx, String consumer, Step.Bury buried) {
    if (!inbox.first(tx, consumer, buried.id())) {
      return false;
    }
    ConsumerRecord<String, byte[]> record = buried.record();
    String key = record.key() == null ? "" : record.key().replace('\0', '?');
    Map<String, String> headers = new LinkedHashMap<>(Records.keepable(record));
    tx.update(
        INSERT,
        consumer, record.topic(), record.partition(), record.offset(), key, new JsonObject(Map.copyOf(headers)), record.value(), buried.reason(), buried.detail());
    headers.put("muster_dead_reason", buried.reason());
    headers.put("muster_dead_consumer", consumer);
    headers.put("muster_dead_topic", record.topic());
    headers.put("muster_dead_partition", String.valueOf(record.partition()));
    headers.put("muster_dead_offset", String.valueOf(record.offset()));
    outbox.appendRecord(tx, Topics.deadLettersOf(service.room()), key, headers, record.value());
    return true;
  }

  /** Counts and logs what was kept, once that is committed. */
  void report(String consumer, Step.Bury buried) {
    meters.counter("muster.dead.letters", "consumer", consumer, "reason", buried.reason()).increment();
    LOG.errorf(
        "A record went to the dead letters; see the runbook for its reason: consumer=%s reason=%s topic=%s partition=%d offset=%d",
        consumer, buried.reason(), buried.record().topic(), buried.record().partition(), buried.record().offset());
  }

  /** Keeps an outbox row that Kafka will never take; only as a row, since sending it is what fails. */
  static void keepUnsent(Tx tx, OutboxRow row, long id, NotSendable refused) {
    tx.update(
        INSERT, Redelivery.OUTBOX, row.topic(), -1, id, row.key(), new JsonObject(Map.copyOf(row.headers())), row.payload(), refused.reason(), refused.getMessage());
  }
}
