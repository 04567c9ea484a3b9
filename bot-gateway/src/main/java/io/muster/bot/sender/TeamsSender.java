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
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** The one sender: takes a turn, makes its call, writes what came of it. */
@ApplicationScoped
class TeamsSender {
  private static final Logger LOG = Logger.getLogger(TeamsSender.class);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

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
    this.config = config;
    this.metrics = metrics;
    this.due = due;
  }

  /** What looking for a turn came to. */
  sealed interface Look {
    /** A call is to be made: on a thread of its own, for it may take its time. */
    record Call(Runnable call) implements Look {}

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
      case SendLeaseRepository.Found.Nothing nothing ->
          new Look.Nothing(nothing.within().map(Duration::ofMillis).filter(within -> within.compareTo(config.poll()) < 0).orElse(config.poll()));
      case SendLeaseRepository.Found.Later later -> new Look.Again();
      case SendLeaseRepository.Found.Go go -> call(go.turn(), go.turn().conversation().id().tenant().value());
    };
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
  private Look call(SendLease turn, String tenant) {
    share.begun(tenant);
    return new Look.Call(() -> {
      try {
        Traces.continued(turn.task().trace(), turn.task().title(), () -> perform(turn));
      } finally {
        share.ended(tenant);
      }
    });
  }

  private void perform(SendLease turn) {
    try (var keys = LogKeys.with("conversation", turn.conversation().id().key())) {
      turn.requireTime();
      AfterSending outcome = call(turn);
      metrics.sent(turn.task());
      atLast(tx -> {
        // What Teams did is written down also where the turn has passed to another replica by now.
        Optional<SendLeaseRepository.Held> held = turns.hold(tx, turn);
        outcome.write(tx);
        write(tx, turn, "done");
        held.ifPresentOrElse(still -> turns.end(tx, turn, still, Optional.empty()), () -> due.wake(tx, List.of(turn.conversation().id())));
      });
    } catch (ConnectorFailure failure) {
      metrics.failed(turn.task(), failure.reason());
      LOG.warnf("Teams did not take a call: %s", failure.reason());
      atLast(tx -> {
        failed(tx, turn, failure);
        write(tx, turn, failure.reason());
      });
      if (failure instanceof ConnectorFailure.Throttled) {
        BotFailpoints.RETRY_AFTER.hit();
      }
    }
  }

  private void atLast(Consumer<Tx> written) {
    try {
      database.run(written);
    } catch (DatabaseUnavailable e) {
      unwritten.incrementAndGet();
      try {
        new WrittenAtLast(config.poll(), AWAY_AT_MOST).write(() -> database.run(written));
      } finally {
        unwritten.decrementAndGet();
      }
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
    Optional<SendLeaseRepository.Held> held = turns.hold(tx, turn);
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
    turns.end(tx, turn, held.get(), pause(tx, turn, held.get(), failure));
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
      tx.update("update conversation set blocked = $3, due_at = null where tenant = $1 and id = $2",
          turn.conversation().id().tenant().value(), turn.conversation().id().value(), closed.reason());
    }
  }

  private Optional<Duration> pause(Tx tx, SendLease turn, SendLeaseRepository.Held held, ConnectorFailure failure) {
    Optional<Duration> asked = switch (failure) {
      case ConnectorFailure.Throttled f -> f.after;
      case ConnectorFailure.Unavailable f -> f.after;
      case ConnectorFailure.Refused f -> Optional.of(Duration.ZERO);
      case ConnectorFailure.MessageGone f -> Optional.of(Duration.ZERO);
      case ConnectorFailure.ConversationClosed f -> Optional.of(Duration.ZERO);
      case ConnectorFailure.Busy f -> Optional.empty();
      case ConnectorFailure.NotAuthorised f -> Optional.empty();
      case ConnectorFailure.OtherHost f -> otherHost(tx, turn);
      case ConnectorFailure.Ambiguous f -> Optional.empty();
      case ConnectorFailure.ForeignAddress f -> Optional.of(LONGEST_PAUSE);
    };
    return Optional.of(asked.orElseGet(() -> growing(held.failures())));
  }

  private Duration growing(int failures) {
    Duration pause = config.firstPause().multipliedBy(1L << Math.min(failures, 10));
    Duration bounded = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    return bounded.plusMillis(ThreadLocalRandom.current().nextLong(bounded.toMillis() / 4 + 1));
  }

  /** A government tenant that was called on the public host: its own host is tried, when this cloud's list has one. */
  private Optional<Duration> otherHost(Tx tx, SendLease turn) {
    return conversations.toGovernmentHost(tx, turn.conversation().id()) ? Optional.of(Duration.ZERO) : Optional.empty();
  }
}
