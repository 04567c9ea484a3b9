package io.muster.bot.sender;

import io.muster.bot.BotFailpoints;
import io.muster.bot.conversation.ConversationRepository;
import io.muster.bot.conversation.DueConversations;
import io.muster.bot.why.TeamsCallRepository;
import io.muster.kit.database.Database;
import io.muster.kit.database.DatabaseUnavailable;
import io.muster.kit.database.Tx;
import io.muster.kit.log.LogKeys;
import io.muster.kit.messaging.Traces;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** The one sender: takes a turn, makes its call, writes what came of it. */
@ApplicationScoped
class TeamsSender {
  private static final Logger LOG = Logger.getLogger(TeamsSender.class);

  /** Longer than PostgreSQL is away when somebody mends it. */
  private static final Duration AWAY_AT_MOST = Duration.ofMinutes(30);

  private final Database database;
  private final SendLeaseRepository turns;
  private final CardCalls cardCalls;
  private final DigestCalls digestCalls;
  private final SayingCalls sayingCalls;
  private final ConversationRepository conversations;
  private final TeamsCallRepository calls;
  private final TenantShare share;
  private final Pauses pauses;
  private final SenderConfig config;
  private final SenderMetrics metrics;
  private final DueConversations due;
  private final AtomicInteger unwritten = new AtomicInteger();

  TeamsSender(Database database, SendLeaseRepository turns, CardCalls cardCalls, DigestCalls digestCalls, SayingCalls sayingCalls,
      ConversationRepository conversations, TeamsCallRepository calls, TenantShare share, SenderConfig config, SenderMetrics metrics, DueConversations due) {
    this.database = database;
    this.turns = turns;
    this.cardCalls = cardCalls;
    this.digestCalls = digestCalls;
    this.sayingCalls = sayingCalls;
    this.conversations = conversations;
    this.calls = calls;
    this.share = share;
    this.pauses = new Pauses(conversations, config);
    this.config = config;
    this.metrics = metrics;
    this.due = due;
  }

  /** What looking for a turn came to. */
  sealed interface Look {
    /**
     * A call is to be made: on a thread of its own, for it may take its time.
     *
     * @param call makes it, and tells whether somebody may be due because it has ended
     * @param othersWithin before this time has passed nobody else is due, unless somebody tells
     */
    record Call(BooleanSupplier call, Duration othersWithin) implements Look {}

    /** Somebody was due, but may not go yet; others may. */
    record Again() implements Look {}

    /** Nobody is due before this time has passed, unless somebody tells. */
    record Nothing(Duration within) implements Look {}
  }

  /** Looks for the next turn, and takes it. */
  Look look() {
    if (unwritten.get() > 0) {
      // What Teams said last is not known to PostgreSQL yet: a new turn would be decided without it.
      return new Look.Nothing(config.poll());
    }
    return switch (next(share.full())) {
      case SendLeaseRepository.Found.Nothing nothing -> new Look.Nothing(pollWithin(nothing.within()));
      case SendLeaseRepository.Found.Later later -> new Look.Again();
      case SendLeaseRepository.Found.Go go -> call(go.turn(), go.turn().conversation().id().tenant().value(), pollWithin(go.othersWithin()));
    };
  }

  private Duration pollWithin(Optional<Long> millis) {
    return millis.map(within -> Duration.ofMillis(Math.max(0, within))).filter(within -> within.compareTo(config.poll()) < 0).orElse(config.poll());
  }

  /** A conversation of which something cannot be read must not stand in the way of all others. */
  private SendLeaseRepository.Found next(String[] full) {
    try {
      return database.inTransaction(tx -> turns.next(tx, full));
    } catch (SendLeaseRepository.Unreadable e) {
      LOG.errorf(e.getCause(), "What is to be sent cannot be read; it is tried again in a minute: conversation=%s", e.conversation.key());
      database.run(tx -> turns.setAside(tx, e.conversation));
      return new SendLeaseRepository.Found.Later();
    }
  }

  /** The tenant's share counts from now on, so that the next look knows of it. */
  private Look call(SendLease turn, String tenant, Duration othersWithin) {
    share.begun(tenant);
    return new Look.Call(() -> {
      var left = new AtomicBoolean();
      boolean wasFull = true;
      try {
        Traces.continued(turn.task().trace(), turn.task().title(), () -> left.set(perform(turn)));
      } finally {
        wasFull = share.ended(tenant);
      }
      return wasFull || left.get();
    }, othersWithin);
  }

  /** Whether there may be more to do in this conversation. */
  private boolean perform(SendLease turn) {
    try (var keys = LogKeys.with("conversation", turn.conversation().id().key())) {
      turn.requireTime();
      AfterSending outcome = call(turn);
      metrics.sent(turn.task());
      return atLast(tx -> done(tx, turn, outcome)).getAsBoolean();
    } catch (ConnectorFailure failure) {
      metrics.failed(turn.task(), failure.reason());
      LOG.warnf("Teams did not take a call: %s", failure.reason());
      atLast(tx -> {
        failed(tx, turn, failure);
        write(tx, turn, failure.reason());
        return () -> true;
      });
      if (failure instanceof ConnectorFailure.Throttled) {
        BotFailpoints.RETRY_AFTER.hit();
      }
      return true;
    }
  }

  /** What Teams did is written down also where the turn has passed to another replica by now. */
  private BooleanSupplier done(Tx tx, SendLease turn, AfterSending outcome) {
    Supplier<Optional<SendLeaseRepository.Held>> held = turns.hold(tx, turn);
    outcome.write(tx);
    write(tx, turn, "done");
    return held.get().map(still -> turns.end(tx, turn, still, Optional.empty())).orElseGet(() -> {
      due.wake(tx, List.of(turn.conversation().id()));
      return () -> false;
    });
  }

  private BooleanSupplier atLast(Function<Tx, BooleanSupplier> written) {
    try {
      return database.inTransaction(written);
    } catch (DatabaseUnavailable e) {
      unwritten.incrementAndGet();
      try {
        new WrittenAtLast(config.poll(), AWAY_AT_MOST).write(() -> database.inTransaction(written));
      } finally {
        unwritten.decrementAndGet();
      }
      // Nobody was looked for meanwhile.
      return () -> true;
    }
  }

  /** For whoever asks why. */
  private void write(Tx tx, SendLease turn, String outcome) {
    switch (turn.task()) {
      case Task.Create create -> calls.write(tx, create.card().id(), "create", outcome, Optional.of(create.card().incident().revision()));
      case Task.Update update -> calls.write(tx, update.card().id(), "update", outcome, Optional.of(update.card().incident().revision()));
      case Task.CreateDigest create -> calls.write(tx, create.digest().id(), "create", outcome, Optional.empty());
      case Task.UpdateDigest update -> calls.write(tx, update.digest().id(), "update", outcome, Optional.empty());
      case Task.Say say -> {}
      case Task.OpenChat open -> {}
    }
  }

  private AfterSending call(SendLease turn) {
    try {
      return called(turn);
    } catch (ConnectorFailure failure) {
      throw failure;
    } catch (RuntimeException e) {
      // It cannot be known how far this came, so it counts as a call without an answer: tried again a little later, and never for ever.
      LOG.error("A call to Teams failed unexpectedly", e);
      throw new ConnectorFailure.Ambiguous("unexpected");
    }
  }

  private AfterSending called(SendLease turn) {
    return switch (turn.task()) {
      case Task.Create create -> cardCalls.create(turn, create);
      case Task.Update update -> cardCalls.update(turn, update);
      case Task.CreateDigest create -> digestCalls.create(turn, create.digest());
      case Task.UpdateDigest update -> digestCalls.update(turn, update.digest(), update.activityId());
      case Task.Say say -> sayingCalls.say(turn, say);
      case Task.OpenChat open -> sayingCalls.openChat(turn, open);
    };
  }

  private void failed(Tx tx, SendLease turn, ConnectorFailure failure) {
    Optional<SendLeaseRepository.Held> held = turns.hold(tx, turn).get();
    if (held.isEmpty()) {
      // Another replica has gone on from what was written before the call; a failure here adds nothing to that.
      return;
    }
    switch (turn.task()) {
      case Task.Create create -> cardCalls.notCreated(tx, create.card(), failure);
      case Task.Update update -> cardCalls.notUpdated(tx, update.card(), failure);
      case Task.CreateDigest create -> digestCalls.notCreated(tx, create.digest(), failure);
      case Task.UpdateDigest update -> digestCalls.notUpdated(tx, update.digest(), failure);
      case Task.Say say -> sayingCalls.notSaid(tx, say, failure);
      case Task.OpenChat open -> openFailed(tx, turn, failure);
    }
    turns.end(tx, turn, held.get(), Optional.of(pauses.after(tx, turn, held.get().failures(), failure)));
    if (failure instanceof ConnectorFailure.ConversationClosed closed) {
      close(tx, turn, closed);
    }
  }

  private void openFailed(Tx tx, SendLease turn, ConnectorFailure failure) {
    boolean final_ = failure instanceof ConnectorFailure.ConversationClosed || failure instanceof ConnectorFailure.Refused
        || failure instanceof ConnectorFailure.MessageGone || failure instanceof ConnectorFailure.ForeignAddress;
    if (final_) {
      sayingCalls.noChat(tx, turn);
    }
  }

  private void close(Tx tx, SendLease turn, ConnectorFailure.ConversationClosed closed) {
    if (closed.uninstalled) {
      conversations.gone(tx, turn.conversation().id());
    } else {
      tx.send("update conversation set blocked = $3, due_at = null where tenant = $1 and id = $2",
          turn.conversation().id().tenant().value(), turn.conversation().id().value(), closed.reason());
    }
  }
}
