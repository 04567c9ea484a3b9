package io.muster.kit.messaging;

import io.muster.contracts.graph.GraphCommand.CheckTenant;
import io.muster.contracts.graph.GraphEvent.TenantChecked;
import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.Message;
import io.muster.contracts.wire.Topics;
import io.muster.kit.database.Tx;
import io.muster.kit.failure.Disposition;
import io.muster.kit.failure.Failure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers each check; tenants whose names begin with {@code poison}, {@code defect} or {@code later} make trouble. */
@ApplicationScoped
class EchoConsumer implements MessageConsumer {
  private final Outbox outbox;
  private final Envelopes envelopes;
  private final Clock clock;
  private final Map<String, AtomicInteger> calls = new ConcurrentHashMap<>();
  private final Set<String> mended = ConcurrentHashMap.newKeySet();

  EchoConsumer(Outbox outbox, Envelopes envelopes, Clock clock) {
    this.outbox = outbox;
    this.envelopes = envelopes;
    this.clock = clock;
  }

  /** Gives the disposition it is told to. */
  static final class Trouble extends Failure {
    Trouble(String reason, Disposition disposition) {
      super(reason, disposition, "trouble in a test");
    }
  }

  int callsFor(String tenant) {
    return calls.getOrDefault(tenant, new AtomicInteger()).get();
  }

  /** What troubled this tenant's checks is over. */
  void mend(String tenant) {
    mended.add(tenant);
  }

  @Override
  public String name() {
    return "echo";
  }

  @Override
  public Set<String> topics() {
    return Set.of(Topics.GRAPH_COMMANDS);
  }

  @Override
  public boolean wants(Class<? extends Message> type) {
    return CheckTenant.class.isAssignableFrom(type);
  }

  @Override
  public void handle(Tx tx, Envelope<?> envelope) {
    CheckTenant command = (CheckTenant) envelope.payload();
    String tenant = command.tenant().value();
    int call = calls.computeIfAbsent(tenant, unknown -> new AtomicInteger()).incrementAndGet();
    if (tenant.startsWith("poison") && !mended.contains(tenant)) {
      throw new Trouble("cannot-be", Disposition.GIVE_UP);
    }
    if (tenant.startsWith("defect")) {
      throw new IllegalStateException("a defect");
    }
    if (tenant.startsWith("later") && call < 3) {
      throw new Trouble("not-yet", Disposition.RETRY);
    }
    outbox.append(tx, envelopes.causedBy(envelope, envelope.key(), new TenantChecked(command.tenant(), true, Optional.empty(), clock.instant())));
  }
}
