package io.muster.kit.database;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;

/** Leases by the database's clock: one holder per name, so that of many replicas one does the thing. */
@ApplicationScoped
public class Leases {
  /** This replica; another process, or this one restarted, is another holder. */
  private final String holder = UUID.randomUUID().toString();

  private final Database database;

  Leases(Database database) {
    this.database = database;
  }

  /** Takes or prolongs the lease; false while another replica holds it. */
  public boolean take(String name, Duration length) {
    return database.alone(
        tx ->
            tx.update(
                    """
                    insert into lease(name, holder, held_until) values ($1, $2, clock_timestamp() + $3 * interval '1 millisecond')
                    on conflict (name) do update set holder = excluded.holder, held_until = excluded.held_until
                    where lease.holder = excluded.holder or lease.held_until < clock_timestamp()""",
                    name, holder, length.toMillis())
                == 1);
  }

  /** Gives the lease back early, so that another replica need not wait; harmless when it is not ours. */
  public void giveBack(String name) {
    database.alone(tx -> tx.update("delete from lease where name = $1 and holder = $2", name, holder));
  }
}
