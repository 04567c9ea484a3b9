package io.muster.ingest.assembly;

import io.muster.contracts.incident.Observation;
import io.muster.contracts.incident.SubjectId;
import io.muster.contracts.wire.Envelope;
import io.muster.contracts.ingest.IngestEvent;
import io.muster.contracts.wire.Principal;
import io.muster.ingest.assembly.KnownIncidentRepository.Locked;
import io.muster.ingest.source.Delivery;
import io.muster.ingest.source.IncidentSource;
import io.muster.ingest.source.Sources;
import io.muster.ingest.source.Translation;
import io.muster.kit.database.Tx;
import io.muster.kit.messaging.Envelopes;
import io.muster.kit.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Understands deliveries: translates each, keeps what cannot be translated, and has the rest folded in. Everything happens in the caller's transaction.
 */
@ApplicationScoped
public class Assembly {
  private final Sources sources;
  private final RepeatRepository repeats;
  private final IncidentFolding folding;
  private final NotUnderstood notUnderstood;
  private final Envelopes envelopes;
  private final Outbox outbox;
  private final AssemblyMetrics metrics;

  Assembly(Sources sources, RepeatRepository repeats, IncidentFolding folding, NotUnderstood notUnderstood, Envelopes envelopes, Outbox outbox, AssemblyMetrics metrics) {
    this.sources = sources;
    this.repeats = repeats;
    this.folding = folding;
    this.notUnderstood = notUnderstood;
    this.envelopes = envelopes;
    this.outbox = outbox;
    this.metrics = metrics;
  }

  /** What a delivery says. A tool that is no longer there leaves its deliveries to the quarantine. */
  public Translation translate(Delivery delivery) {
    Optional<IncidentSource> source = sources.of(delivery.account().tool());
    return source.map(known -> known.translate(delivery)).orElseGet(() -> new Translation.Untranslatable("unknown-tool"));
  }

  /**
   * Takes deliveries in their order. The same event twice tells its story once, as does the same delivery, by our id or the tool's, that tells of no subject. All are
   * translated before it is known which are repeats, so that everything can be asked in one go; nothing follows from the translation of a repeat.
   */
  void assemble(Tx tx, List<Delivery> deliveries) {
    List<ToldDelivery> all = deliveries.stream().map(delivery -> new ToldDelivery(delivery, translate(delivery))).toList();
    RepeatRepository.Asked asked = repeats.ask(tx, all);
    // Who waits for the last answer has the others: one wait for both.
    Map<SubjectId, Locked> locked = folding.lock(tx, all.stream().flatMap(delivery -> delivery.observations().stream()).toList()).locked();
    RepeatedDeliveries repeated = asked.repeated();
    List<ToldObservation> told = new ArrayList<>();
    for (ToldDelivery delivery : all) {
      List<ToldObservation> firsts = repeated.firsts(delivery);
      told.addAll(firsts);
      if (delivery.observations().isEmpty() ? repeated.isFirst(delivery) : !firsts.isEmpty()) {
        settle(tx, delivery);
      }
    }
    if (!told.isEmpty()) {
      folding.fold(tx, told, locked);
    }
  }

  private void settle(Tx tx, ToldDelivery told) {
    Delivery delivery = told.delivery();
    switch (told.translation()) {
      case Translation.Observations ignored -> metrics.assembled(delivery, "observed", "");
      case Translation.TestDelivery ignored -> tested(tx, delivery);
      case Translation.Nothing nothing -> metrics.assembled(delivery, "nothing", nothing.reason());
      case Translation.Untranslatable untranslatable -> {
        notUnderstood.keep(tx, delivery, untranslatable.reason());
        metrics.assembled(delivery, "quarantined", untranslatable.reason());
      }
    }
  }

  /** Folds in what is told of any number of subjects, in this order. */
  public void observe(Tx tx, List<ToldObservation> told) {
    if (!told.isEmpty()) {
      folding.fold(tx, told, folding.lock(tx, told).locked());
    }
  }

  /** Folds in what one delivery tells, whatever was seen of it before: for an operator's replay. */
  public void replay(Tx tx, Delivery delivery, Translation.Observations observations) {
    observe(tx, observations.observations().stream().map(observation -> ToldObservation.by(delivery, observation)).toList());
  }

  /**
   * Closes a subject that its tool no longer knows, where it is open here. What the tool tells later is newer and counts.
   *
   * @param cause the message that says so
   * @param at when the tool was asked, for people; no version, which is the tool's clock alone
   * @return whether it was open
   */
  public boolean close(Tx tx, Envelope<?> cause, SubjectId subject, Instant at) {
    Optional<Observation> closing = folding.closing(tx, subject, at);
    closing.ifPresent(observation -> observe(tx, List.of(ToldObservation.by(cause, observation))));
    return closing.isPresent();
  }

  /** The tool knows these subjects again that were closed here because it did not: the state that it tells next counts, even where it is an old one. */
  public void doubtClosed(Tx tx, List<SubjectId> subjects) {
    if (!subjects.isEmpty()) {
      folding.doubt(tx, subjects);
    }
  }

  private void tested(Tx tx, Delivery delivery) {
    tx.send("update sender set tested_at = clock_timestamp(), tested_delivery = $2 where id = $1", delivery.senderId(), delivery.id());
    var event = new IngestEvent.SenderTested(delivery.senderId(), delivery.account(), Optional.of(delivery.id()));
    outbox.append(
        tx, envelopes.write(delivery.senderId(), Principal.tool(delivery.senderId()), Optional.empty(), Optional.of(delivery.account().key()), event));
    metrics.assembled(delivery, "tested", "");
  }
}
