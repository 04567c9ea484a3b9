package io.muster.kit.work;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * What one loop works on, and the leases' prolonging while it does: leases can be short, so that a killed replica's rows go on soon elsewhere, and work may
 * still take its time.
 */
final class SignsOfLife {
  private static final Logger LOG = Logger.getLogger(SignsOfLife.class);

  private final WorkQueue queue;
  private final Duration longest;
  private final Map<Long, WorkItem> underWay = new ConcurrentHashMap<>();

  SignsOfLife(WorkQueue queue, Duration longest) {
    this.queue = queue;
    this.longest = longest;
  }

  void begun(WorkItem item) {
    underWay.put(item.id(), item);
  }

  void ended(WorkItem item) {
    underWay.remove(item.id(), item);
  }

  /** What is worked on here and has not yet taken too long. */
  List<Long> ids() {
    return alive().stream().map(WorkItem::id).toList();
  }

  /** Prolongs the leases; when that does not succeed they run out, and another replica does the work. */
  void give() {
    List<WorkItem> alive = alive();
    try {
      if (!alive.isEmpty()) {
        queue.prolong(alive);
      }
    } catch (RuntimeException e) {
      LOG.debugf(e, "Leases of work could not be prolonged");
    }
  }

  private List<WorkItem> alive() {
    return underWay.values().stream().filter(item -> item.within(longest)).toList();
  }
}
