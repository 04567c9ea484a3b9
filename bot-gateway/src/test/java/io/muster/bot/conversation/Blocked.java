package io.muster.bot.conversation;

import static org.awaitility.Awaitility.await;

import io.muster.kit.database.Database;
import io.muster.kit.database.Tx;
import java.time.Duration;

/** Somebody who waits for a row that a test holds. */
public final class Blocked {
  private Blocked() {}

  /** Returns once another transaction waits for what this one holds. */
  public static void awaitBehind(Tx holding, Database database) {
    int holder = holding.row("select pg_backend_pid() as pid").orElseThrow().getInteger("pid");
    await().atMost(Duration.ofSeconds(20)).until(() -> !database.alone(tx -> tx.rows("select 1 from pg_stat_activity where $1 = any(pg_blocking_pids(pid))", holder)).isEmpty());
  }
}
