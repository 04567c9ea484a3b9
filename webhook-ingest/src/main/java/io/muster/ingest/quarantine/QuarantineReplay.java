package io.muster.ingest.quarantine;

import io.muster.contracts.wire.Principal;
import io.muster.ingest.assembly.Assembly;
import io.muster.ingest.quarantine.QuarantineRepository.Kept;
import io.muster.ingest.source.Translation;
import io.muster.kit.audit.Audit;
import io.muster.kit.database.Database;
import io.muster.kit.database.Tx;
import io.muster.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Translates what lies in quarantine again and folds in what it tells, or takes it off the list; each in one transaction with its audit row. */
@ApplicationScoped
class QuarantineReplay {
  private final QuarantineRepository repository;
  private final Assembly assembly;
  private final Database database;
  private final Audit audit;

  QuarantineReplay(QuarantineRepository repository, Assembly assembly, Database database, Audit audit) {
    this.repository = repository;
    this.assembly = assembly;
    this.database = database;
    this.audit = audit;
  }

  /** How many observations it told. A {@link Problem} says why it stays. */
  int replay(String deliveryId, Principal by) {
    return database.inTransaction(tx -> replay(tx, deliveryId, by));
  }

  /** Takes it off the list. */
  void discard(String deliveryId, Principal by) {
    database.run(
        tx -> {
          lockedOpen(tx, deliveryId);
          repository.discarded(tx, deliveryId);
          audit.write(tx, by, "quarantine.discard", "delivery/" + deliveryId, Map.of());
        });
  }

  private int replay(Tx tx, String deliveryId, Principal by) {
    Kept kept = lockedOpen(tx, deliveryId);
    if (kept.reason().equals(TooLargeDeliveries.REASON)) {
      throw new Problem(QuarantineProblem.BODY_NOT_KEPT, "What it told is read from the tool instead. Discard the entry once you know why the sender sends so much.");
    }
    int observations =
        switch (assembly.translate(kept.delivery())) {
          case Translation.Observations told -> {
            assembly.replay(tx, kept.delivery(), told);
            yield told.observations().size();
          }
          case Translation.TestDelivery ignored -> 0;
          case Translation.Nothing ignored -> 0;
          case Translation.Untranslatable still ->
              throw new Problem(QuarantineProblem.STILL_NOT_UNDERSTOOD, "The reason is still \"" + still.reason() + "\". It stays in quarantine.");
        };
    repository.replayed(tx, deliveryId);
    audit.write(tx, by, "quarantine.replay", "delivery/" + deliveryId, Map.of("observations", String.valueOf(observations)));
    return observations;
  }

  private Kept lockedOpen(Tx tx, String deliveryId) {
    Kept kept = repository.lock(tx, deliveryId).orElseThrow(QuarantineReplay::notThere);
    if (kept.replayedAt().isPresent() || kept.discardedAt().isPresent()) {
      throw new Problem(QuarantineProblem.NOT_HELD, "It was " + (kept.replayedAt().isPresent() ? "replayed" : "discarded") + ". There is nothing left to do.");
    }
    return kept;
  }

  static Problem notThere() {
    return new Problem(QuarantineProblem.NO_SUCH_DELIVERY, "Check the id in the list of the quarantine.");
  }
}
