package io.muster.ingest.intake;

import io.muster.ingest.IngestFailpoints;
import io.muster.ingest.reconcile.MissedDeliveries;
import io.muster.ingest.source.DeliveryHeaders;
import io.muster.ingest.source.DeliveryRecord;
import io.muster.kit.messaging.Traces;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Takes a delivery: decides, keeps it, counts, and says what the sender is answered, within the shortest deadline of all tools, two seconds, whichever store is
 * down. Called on the event loop: nothing here waits.
 */
@ApplicationScoped
class Intake {
  private final Admission admission;
  private final DurableDelivery keeping;
  private final IntakeConfig config;
  private final IntakeMetrics metrics;
  private final MissedDeliveries missed;

  Intake(Admission admission, DurableDelivery keeping, IntakeConfig config, IntakeMetrics metrics, MissedDeliveries missed) {
    this.admission = admission;
    this.keeping = keeping;
    this.config = config;
    this.metrics = metrics;
    this.missed = missed;
  }

  /** The answer, told on whichever thread knows it. */
  CompletionStage<IntakeAnswer> take(String tool, String senderId, DeliveryHeaders headers, byte[] body) {
    return switch (admission.decide(tool, senderId, headers, body)) {
      case IntakeDecision.Keep keep -> keep(keep);
      case IntakeDecision.Pass ignored -> now(tool, "removed", "", IntakeAnswer.passed());
      case IntakeDecision.NoSuchSender ignored -> now(tool, "unknown-sender", "", IntakeAnswer.unknown());
      case IntakeDecision.NotYet notYet -> now(tool, "deferred", notYet.reason(), IntakeAnswer.later(IntakeProblem.NOT_READY, config.retryAfter()));
      case IntakeDecision.Refuse refuse -> now(tool, "refused", refuse.reason().label(), IntakeAnswer.refused(refuse.reason()));
    };
  }

  private CompletionStage<IntakeAnswer> keep(IntakeDecision.Keep keep) {
    IngestFailpoints.AFTER_AUTHENTICITY.hit();
    return keeping.keep(DeliveryRecord.of(keep.key(), keep.delivery(), Traces.current())).thenApply(kept -> answered(keep, kept));
  }

  private IntakeAnswer answered(IntakeDecision.Keep keep, DurableDelivery.Kept kept) {
    String tool = keep.delivery().account().tool();
    return switch (kept) {
      case LOG -> counted(tool, "logged", "", IntakeAnswer.accepted(keep.delivery().id()));
      case SPILL -> counted(tool, "spilled", "", IntakeAnswer.accepted(keep.delivery().id()));
      case NOWHERE -> {
        missed.note(keep.delivery().account());
        yield counted(tool, "deferred", "not-kept", IntakeAnswer.later(IntakeProblem.NOT_KEPT, config.retryAfter()));
      }
    };
  }

  private CompletionStage<IntakeAnswer> now(String tool, String outcome, String reason, IntakeAnswer answer) {
    return CompletableFuture.completedFuture(counted(tool, outcome, reason, answer));
  }

  private IntakeAnswer counted(String tool, String outcome, String reason, IntakeAnswer answer) {
    metrics.delivered(tool, outcome, reason);
    return answer;
  }
}
