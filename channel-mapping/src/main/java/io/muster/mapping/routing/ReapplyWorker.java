package io.muster.mapping.routing;

import io.muster.kit.database.Database;
import io.muster.kit.database.Tx;
import io.muster.kit.failure.Failure;
import io.muster.kit.work.WorkHandler;
import io.muster.kit.work.WorkItem;
import io.muster.mapping.MappingFailpoints;
import io.muster.mapping.mapping.ReapplyMapping;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Does the work of settling. Repeating it is harmless, so nothing is kept between pages. */
@ApplicationScoped
class ReapplyWorker implements WorkHandler {
  private static final Logger LOG = Logger.getLogger(ReapplyWorker.class);

  private final Database database;
  private final MappingReapplication settling;

  ReapplyWorker(Database database, MappingReapplication settling) {
    this.database = database;
    this.settling = settling;
  }

  @Override
  public String kind() {
    return ReapplyMapping.KIND;
  }

  @Override
  public void perform(WorkItem item) {
    var work = item.payload(ReapplyMapping.class);
    MappingFailpoints.RULE_RELOAD.hit();
    Optional<String> after = Optional.of("");
    while (after.isPresent()) {
      String from = after.get();
      after = database.inTransaction(tx -> settling.page(tx, work, from));
      MappingFailpoints.BETWEEN_PAGES.hit();
    }
  }

  @Override
  public void abandoned(Tx tx, WorkItem item, Failure failure) {
    LOG.error("Cards could not be settled after a mapping changed. Make or end the mapping again to repeat it.");
  }
}
