package io.muster.ingest.reconcile;

import io.muster.contracts.ingest.IngestCommand.SubjectNotFound;
import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.Message;
import io.muster.contracts.wire.Topics;
import io.muster.ingest.assembly.Assembly;
import io.muster.kit.database.Tx;
import io.muster.kit.messaging.MessageConsumer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.jboss.logging.Logger;

/** Subjects that the tool no longer knows: asked for less and less often, and closed here once that has lasted. */
@ApplicationScoped
class NotFoundConsumer implements MessageConsumer {
  private static final Logger LOG = Logger.getLogger(NotFoundConsumer.class);

  private final NotFoundRepository repository;
  private final Assembly assembly;
  private final ReconcileConfig config;

  NotFoundConsumer(NotFoundRepository repository, Assembly assembly, ReconcileConfig config) {
    this.repository = repository;
    this.assembly = assembly;
    this.config = config;
  }

  @Override
  public String name() {
    return "ingest-not-found";
  }

  @Override
  public Set<String> topics() {
    return Set.of(Topics.INGEST_COMMANDS);
  }

  @Override
  public boolean wants(Class<? extends Message> type) {
    return SubjectNotFound.class.isAssignableFrom(type);
  }

  @Override
  public void handle(Tx tx, Envelope<?> envelope) {
    var told = (SubjectNotFound) envelope.payload();
    if (repository.again(tx, told.subject(), config)) {
      repository.forget(tx, told.subject());
      if (assembly.close(tx, envelope, told.subject(), told.askedAt())) {
        LOG.warnf("An incident that was open here is closed, for its tool no longer knows it: incident=%s", told.subject().key());
      }
    }
  }
}
