package io.muster.kit.database;

import io.muster.kit.failure.Disposition;
import io.muster.kit.failure.Failure;

/** PostgreSQL gave no connection or no answer in time. Nothing is wrong with what was asked. */
public final class DatabaseUnavailable extends Failure {
  /**
   * @param cause what the client said
   */
  public DatabaseUnavailable(Throwable cause) {
    super("database-unavailable", Disposition.RETRY, "PostgreSQL gave no answer", cause);
  }
}
