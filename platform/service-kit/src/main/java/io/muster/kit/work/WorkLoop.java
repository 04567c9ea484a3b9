package io.muster.kit.work;

import io.micrometer.core.instrument.MeterRegistry;
import io.muster.kit.database.Database;
import io.muster.kit.failure.Disposition;
import io.muster.kit.failure.Failure;
import io.muster.kit.failure.Unexpected;
import io.muster.kit.messaging.Traces;
import io.opentelemetry.api.trace.SpanKind;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Claims and performs the work of one kind in this replica. */
final class WorkLoop implements Runnable {
  private static final Logger LOG = Logger.getLogger(WorkLoop.class);
  private static final Duration LONGEST_BACKOFF = Duration.ofMinutes(5);

  private final WorkHandler handler;
  private final WorkQueue queue;
  private final Database database;
  private final MeterRegistry meters;
  private final Semaphore bell = new Semaphore(0);
  private final Semaphore places;
  private final SignsOfLife signs;
  private volatile boolean stopping;

  WorkLoop(WorkHandler handler, WorkQueue queue, Database database, MeterRegistry meters) {
    this.handler = handler;
    this.queue = queue;
    this.database = database;
    this.meters = meters;
    this.places = new Semaphore(handler.concurrency());
    this.signs = new SignsOfLife(queue, handler.longest());
  }

  void ring() {
    bell.release();
  }

  /** Claims nothing more and waits for what is under way. */
  void stop(Duration atMost) throws InterruptedException {
    stopping = true;
    ring();
    places.tryAcquire(handler.concurrency(), atMost.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Override
  public void run() {
    Thread signing = Thread.ofVirtual().name("work-signs-" + handler.kind()).start(this::giveSigns);
    try {
      // At the start one look finds what is due of every kind; a look of each loop would be as many connections at once.
      while (!stopping) {
        bell.acquire();
        bell.drainPermits();
        claimAll();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    signing.interrupt();
  }

  private void giveSigns() {
    try {
      while (true) {
        TimeUnit.NANOSECONDS.sleep(queue.betweenSigns().toNanos());
        signs.give();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void claimAll() throws InterruptedException {
    boolean more = true;
    while (more && !stopping) {
      more = claimSome();
    }
  }

  /** Whether anything was claimed. */
  private boolean claimSome() throws InterruptedException {
    places.acquire();
    int free = 1 + places.drainPermits();
    List<WorkItem> claimed = List.of();
    try {
      // A holder per claim: an item taken over and back is not mistaken for the earlier lease.
      claimed = queue.claim(handler.kind(), UUID.randomUUID().toString(), free, signs.ids());
      claimed.forEach(signs::begun);
    } catch (RuntimeException e) {
      LOG.debugf(e, "Work of kind %s waits", handler.kind());
    } finally {
      places.release(free - claimed.size());
    }
    for (WorkItem item : claimed) {
      Thread.ofVirtual().name("work-" + handler.kind() + "-" + item.id()).start(() -> performAndRelease(item));
    }
    return !claimed.isEmpty();
  }

  private void performAndRelease(WorkItem item) {
    try {
      perform(item);
    } finally {
      signs.ended(item);
      places.release();
      ring();
    }
  }

  private void perform(WorkItem item) {
    try {
      Traces.continued(item.traceparent(), "work " + item.kind(), SpanKind.CONSUMER, () -> handler.perform(item));
      if (!item.isCompleted()) {
        item.complete(tx -> {});
      }
      count("done");
    } catch (LeaseLost e) {
      LOG.warnf("Work took longer than its lease: kind=%s id=%d", item.kind(), item.id());
      count(e.reason());
    } catch (RuntimeException e) {
      afterFailure(item, Unexpected.asFailure(e));
    }
  }

  private void afterFailure(WorkItem item, Failure failure) {
    count(failure.reason());
    if (failure instanceof Unexpected) {
      LOG.errorf(failure, "Work failed unexpectedly: kind=%s id=%d attempt=%d", item.kind(), item.id(), item.attempt());
    }
    try {
      boolean attemptsLeft = item.attempt() < handler.maxAttempts();
      switch (failure.disposition()) {
        case Disposition.Retry() when attemptsLeft -> postpone(item, failure, backoff(item.attempt()));
        case Disposition.RetryAfter(var after) -> postpone(item, failure, after);
        case Disposition.GiveUp() when failure instanceof Unexpected && attemptsLeft -> postpone(item, failure, backoff(item.attempt()));
        case Disposition.Retry() -> giveUp(item, failure);
        case Disposition.GiveUp() -> giveUp(item, failure);
        case Disposition.DisableTarget() -> giveUp(item, failure);
      }
    } catch (RuntimeException e) {
      LOG.warnf(e, "What work came to could not be kept; its lease runs out and it is tried again: kind=%s id=%d", item.kind(), item.id());
    }
  }

  private void postpone(WorkItem item, Failure failure, Duration wait) {
    database.run(tx -> item.postpone(tx, wait.toMillis(), failure.reason()));
  }

  private void giveUp(WorkItem item, Failure failure) {
    database.run(
        tx -> {
          item.fail(tx, failure.reason());
          handler.abandoned(tx, item, failure);
        });
    LOG.errorf("Work was given up; see the runbook for its reason: kind=%s id=%d reason=%s", item.kind(), item.id(), failure.reason());
  }

  private void count(String result) {
    meters.counter("muster.work", "kind", handler.kind(), "result", result).increment();
  }

  private static Duration backoff(int attempt) {
    long most = Math.min(LONGEST_BACKOFF.toMillis(), 250L << Math.min(attempt, 20));
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(most / 2, most));
  }
}
