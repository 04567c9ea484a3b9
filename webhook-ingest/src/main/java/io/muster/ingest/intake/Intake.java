package io.muster.ingest.intake;

import io.muster.ingest.IngestFailpoints;
import io.muster.ingest.reconcile.MissedDeliveries;
import io.muster.ingest.source.DeliveryHeaders;
import io.muster.ingest.source.DeliveryRecord;
import io.muster.kit.messaging.Traces;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;

/**
 * Takes a delivery: decides, keeps it, counts, and says what the sender is answered, within the shortest deadline of all tools, two seconds, whichever store is
 * down. Called on the event loop: nothing here waits.
 */
@ApplicationScoped
class Intake {
  private static final Logger LOG = Logger.getLogger(Intake.class);

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

  /**
   * The answer, told on whichever thread knows it. The stage never fails.
   *
   * @param headers as the server tells them
   */
  CompletionStage<IntakeAnswer> take(String tool, String senderId, Iterable<Map.Entry<String, String>> headers, byte[] body) {
    try {
      return follow(tool, admission.decide(tool, senderId, DeliveryHeaders.of(headers), body)).exceptionally(failure -> unexpected(tool, senderId, failure));
    } catch (RuntimeException | Error e) {
      // An error as well: a tool that is plugged in may be made for another version, and whoever gets no answer waits.
      return CompletableFuture.completedFuture(unexpected(tool, senderId, e));
    }
  }

  private CompletionStage<IntakeAnswer> follow(String tool, IntakeDecision decision) {
    return switch (decision) {
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

  /** Whatever went wrong here, a sender is to come again; and where it does not, its account is looked at. */
  private IntakeAnswer unexpected(String tool, String senderId, Throwable failure) {
    LOG.error("A delivery could not be taken in; its sender is asked to come back", failure);
    admission.account(tool, senderId).ifPresent(missed::note);
    return counted(tool, "deferred", "unexpected", IntakeAnswer.later(IntakeProblem.NOT_KEPT, config.retryAfter()));
  }

  private CompletionStage<IntakeAnswer> now(String tool, String outcome, String reason, IntakeAnswer answer) {
    return CompletableFuture.completedFuture(counted(tool, outcome, reason, answer));
  }

  private IntakeAnswer counted(String tool, String outcome, String reason, IntakeAnswer answer) {
    metrics.delivered(tool, outcome, reason);
    return answer;
  }
}
