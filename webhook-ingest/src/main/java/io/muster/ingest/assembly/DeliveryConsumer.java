package io.muster.ingest.assembly;

import io.muster.contracts.wire.Topics;
import io.muster.ingest.source.Delivery;
import io.muster.ingest.source.DeliveryRecord;
import io.muster.kit.database.Tx;
import io.muster.kit.messaging.RecordConsumer;
import io.muster.kit.messaging.Records;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Takes deliveries from the log, many at a time. */
@ApplicationScoped
class DeliveryConsumer implements RecordConsumer {
  private final Assembly assembly;

  DeliveryConsumer(Assembly assembly) {
    this.assembly = assembly;
  }

  @Override
  public String name() {
    return "ingest-assembly";
  }

  @Override
  public Set<String> topics() {
    return Set.of(Topics.DELIVERIES);
  }

  @Override
  public Optional<String> idOf(ConsumerRecord<String, byte[]> record) {
    return delivery(record).map(Delivery::id);
  }

  @Override
  public void handle(Tx tx, List<ConsumerRecord<String, byte[]>> records) {
    assembly.assemble(tx, records.stream().flatMap(record -> delivery(record).stream()).toList());
  }

  private static Optional<Delivery> delivery(ConsumerRecord<String, byte[]> record) {
    Map<String, String> headers = new HashMap<>();
    record.headers().forEach(header -> headers.put(header.key(), header.value() == null ? "" : new String(header.value(), StandardCharsets.UTF_8)));
    byte[] body = record.value() == null ? new byte[0] : record.value();
    return Records.header(record, DeliveryRecord.DELIVERY_ID).flatMap(id -> new DeliveryRecord(record.key(), headers, body).delivery());
  }
}
