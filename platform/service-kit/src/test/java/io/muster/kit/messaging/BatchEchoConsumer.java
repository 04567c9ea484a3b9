package io.muster.kit.messaging;

import io.muster.contracts.graph.GraphCommand.CheckTenant;
import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.Topics;
import io.muster.kit.database.Tx;
import io.muster.kit.failure.Disposition;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Writes a row per message; one whose tenant begins with {@code poison} brings the whole batch down. */
@ApplicationScoped
class BatchEchoConsumer implements BatchMessageConsumer {
  private final AtomicInteger batches = new AtomicInteger();

  /** How often a batch was begun. */
  int batches() {
    return batches.get();
  }

  @Override
  public String name() {
    return "batch-echo";
  }

  @Override
  public Set<String> topics() {
    return Set.of(Topics.MAPPING_COMMANDS);
  }

  @Override
  public void handle(Tx tx, List<Envelope<?>> envelopes) {
    batches.incrementAndGet();
    for (Envelope<?> envelope : envelopes) {
      String tenant = ((CheckTenant) envelope.payload()).tenant().value();
      tx.update("insert into lease(name, holder, held_until) values ($1, 'batch', clock_timestamp())", tenant);
      if (tenant.startsWith("poison")) {
        throw new EchoConsumer.Trouble("cannot-be", Disposition.GIVE_UP);
      }
    }
  }
}
