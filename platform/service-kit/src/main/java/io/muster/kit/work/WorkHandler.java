package io.muster.kit.work;

import io.muster.kit.database.Tx;
import io.muster.kit.failure.Failure;
import java.time.Duration;

/** Does one kind of work, outside any transaction. Every bean of this type is started by itself. */
public interface WorkHandler {
  /** The kind of work, as given to {@link WorkQueue#enqueue}; unique in the service. */
  String kind();

  /** How many items of different keys are under way at most, in this replica. */
  default int concurrency() {
    return 4;
  }

  /** How long an item may take in all: so long its lease is prolonged, and afterwards another replica may take it over. */
  default Duration longest() {
    return Duration.ofMinutes(1);
  }

  /** How often an item that fails unexpectedly, or with RETRY, is tried in all. */
  default int maxAttempts() {
    return 10;
  }

  /**
   * Does the work. Runs on a virtual thread. Ends it with {@link WorkItem#complete}; a return without that completes it with nothing. What
   * it throws decides by its disposition what follows.
   */
  void perform(WorkItem item);

  /** The item is given up: called in the transaction that keeps it as failed. */
  default void abandoned(Tx tx, WorkItem item, Failure failure) {}
}
