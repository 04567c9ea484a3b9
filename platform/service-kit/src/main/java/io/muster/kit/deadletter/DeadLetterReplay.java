package io.muster.kit.deadletter;

import io.muster.contracts.wire.Principal;
import io.muster.kit.audit.Audit;
import io.muster.kit.database.Database;
import io.muster.kit.database.DatabaseUnavailable;
import io.muster.kit.database.Tx;
import io.muster.kit.deadletter.DeadLetterRepository.Kept;
import io.muster.kit.deadletter.DeadLetterRepository.Settled;
import io.muster.kit.failure.Unexpected;
import io.muster.kit.messaging.Redelivery;
import io.muster.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.jboss.logging.Logger;

/** Hands dead letters to their consumers once more, each in a transaction of its own with the audit row. One replayed twice is taken once. */
@ApplicationScoped
class DeadLetterReplay {
  private static final Logger LOG = Logger.getLogger(DeadLetterReplay.class);

  private final Database database;
  private final DeadLetterRepository repository;
  private final Redelivery redelivery;
  private final Audit audit;

  DeadLetterReplay(Database database, DeadLetterRepository repository, Redelivery redelivery, Audit audit) {
    this.database = database;
    this.repository = repository;
    this.redelivery = redelivery;
    this.audit = audit;
  }

  /** Replays one. A {@link Problem} says why it stays. */
  void replay(long id, Principal by) {
    try {
      database.run(tx -> replay(tx, id, by));
    } catch (Problem | DatabaseUnavailable e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.warnf(e, "A dead letter was replayed and failed again: id=%d", id);
      throw stillFails(Unexpected.asFailure(e).reason());
    }
  }

  /** Takes one off the list without replaying it. */
  void discard(long id, Principal by) {
    database.run(
        tx -> {
          lockedOpen(tx, id);
          repository.settle(tx, id, Settled.DISCARDED);
          audit.write(tx, by, "dead-letter.discard", "dead-letter/" + id, Map.of());
        });
  }

  private void replay(Tx tx, long id, Principal by) {
    Kept kept = lockedOpen(tx, id);
    switch (redelivery.again(tx, kept.buried())) {
      case Redelivery.Result.Taken _ -> settled(tx, kept, by, "taken");
      case Redelivery.Result.NothingToDo _ -> settled(tx, kept, by, "nothing-to-do");
      case Redelivery.Result.Unreadable(var reason) -> throw stillFails(reason);
      case Redelivery.Result.NobodyThere _ -> throw stillFails("no-such-consumer");
    }
  }

  private void settled(Tx tx, Kept kept, Principal by, String result) {
    repository.settle(tx, kept.id(), Settled.REPLAYED);
    audit.write(tx, by, "dead-letter.replay", "dead-letter/" + kept.id(), Map.of("consumer", kept.buried().consumer(), "result", result));
  }

  private Kept lockedOpen(Tx tx, long id) {
    Kept kept = repository.lock(tx, id).orElseThrow(() -> new Problem(DeadLetterProblem.NO_SUCH_LETTER, "Check its id in the list of dead letters."));
    kept.settledAs().ifPresent(how -> {
      throw new Problem(DeadLetterProblem.ALREADY_SETTLED, "It was " + how + ". There is nothing left to do.");
    });
    return kept;
  }

  private static Problem stillFails(String reason) {
    return new Problem(DeadLetterProblem.STILL_FAILS, "The reason is now \"" + reason + "\". It stays among the dead letters.");
  }
}
