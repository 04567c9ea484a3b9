package io.muster.ingest.assembly;

import io.muster.contracts.identity.IdentityCommand;
import io.muster.contracts.incident.Observation;
import io.muster.contracts.incident.SubjectId;
import io.muster.contracts.ingest.IncidentEvent;
import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.Message;
import io.muster.ingest.IngestFailpoints;
import io.muster.ingest.assembly.KnownIncidentRepository.Changed;
import io.muster.ingest.assembly.KnownIncidentRepository.Locked;
import io.muster.ingest.assembly.KnownIncidentRepository.Locking;
import io.muster.ingest.incident.Reducer;
import io.muster.ingest.incident.Reduction;
import io.muster.ingest.source.Sources;
import io.muster.kit.database.Tx;
import io.muster.kit.messaging.Envelopes;
import io.muster.kit.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what is known of subjects and locks it, folds in what is told, writes it back and announces what changed, all in one transaction. */
@ApplicationScoped
class IncidentFolding {
  private final Sources sources;
  private final KnownIncidentRepository repository;
  private final Envelopes envelopes;
  private final Outbox outbox;
  private final AssemblyMetrics metrics;

  IncidentFolding(Sources sources, KnownIncidentRepository repository, Envelopes envelopes, Outbox outbox, AssemblyMetrics metrics) {
    this.sources = sources;
    this.repository = repository;
    this.envelopes = envelopes;
    this.outbox = outbox;
    this.metrics = metrics;
  }

  /** Locks and reads what is to be folded into, without waiting for it. */
  Locking lock(Tx tx, List<ToldObservation> told) {
    return repository.lock(tx, told.stream().map(one -> one.observation().subject()).toList());
  }

  /** Folds what is told into subjects that are locked; of those, some may have nothing told of them. */
  void fold(Tx tx, List<ToldObservation> told, Map<SubjectId, Locked> locked) {
    Map<SubjectId, Changed> changed = new HashMap<>();
    List<Envelope<?>> messages = new ArrayList<>();
    for (ToldObservation one : told) {
      SubjectId subject = one.observation().subject();
      Changed before = changed.getOrDefault(subject, Changed.unchanged(locked.get(subject)));
      Reduction reduction = reducer(subject).reduce(before.known(), before.revision(), one.observation());
      boolean ask = reduction.wanting() && locked.get(subject).mayAsk() && !before.asked();
      reduction.event().ifPresent(event -> messages.add(announced(one, subject, event)));
      if (ask) {
        messages.add(envelope(one, subject, new IdentityCommand.FetchIncident(subject, "only-a-reference-is-known")));
      }
      changed.put(subject, new Changed(reduction.known(), reduction.revision(), before.there(), ask || before.asked()));
    }
    repository.save(tx, changed.values());
    outbox.append(tx, messages);
    IngestFailpoints.IN_ASSEMBLY.hit();
  }

  /** What closes this subject, its row locked; empty where it is not open here. */
  Optional<Observation> closing(Tx tx, SubjectId subject, Instant at) {
    return repository.lock(tx, List.of(subject)).locked().get(subject).known().closing(at);
  }

  /** The state of these subjects, closed here because their tool did not know them, counts for less than whatever the tool tells of it next. */
  void doubt(Tx tx, List<SubjectId> subjects) {
    List<Locked> closed = repository.lock(tx, subjects).locked().values().stream().filter(Locked::there).toList();
    repository.save(tx, closed.stream().map(locked -> new Changed(locked.known().doubted(), locked.revision(), true, false)).toList());
  }

  private Reducer reducer(SubjectId subject) {
    return new Reducer(incident -> sources.of(subject.account().tool()).map(source -> source.offers(incident)).orElse(List.of()));
  }

  private Envelope<?> announced(ToldObservation told, SubjectId subject, IncidentEvent event) {
    Envelope<?> envelope = envelope(told, subject, event);
    metrics.announced(subject.account().tool(), envelope.type(), event.occurrence().late());
    return envelope;
  }

  private <T extends Message> Envelope<T> envelope(ToldObservation told, SubjectId subject, T payload) {
    Envelope<T> written = envelopes.write(subject.key(), told.principal(), Optional.empty(), Optional.of(subject.account().key()), payload);
    return new Envelope<>(
        written.id(), written.source(), written.key(), written.time(), written.tenant(), written.account(), Optional.of(told.causedBy()), written.principal(), payload);
  }
}
