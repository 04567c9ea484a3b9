package io.muster.sandbox.page.live;

import io.muster.sandbox.page.http.EventWriter;
import io.muster.sandbox.page.http.Route;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** {@code GET /api/events}: what changed, as Server-Sent Events. */
public final class EventRoute {
  private static final int MOST_READERS = 50;
  private static final int MOST_WAITING = 100;

  private final Changes changes;
  private final Duration heartbeat;
  private final AtomicInteger readers = new AtomicInteger();

  /**
   * @param heartbeat after how long without news a comment line is sent
   */
  public EventRoute(Changes changes, Duration heartbeat) {
    this.changes = changes;
    this.heartbeat = heartbeat;
  }

  /** The route. */
  public Route route() {
    return Route.get("/api/events", call -> (Route.Stream) this::tell);
  }

  private void tell(EventWriter events) throws IOException, InterruptedException {
    if (readers.incrementAndGet() > MOST_READERS) {
      readers.decrementAndGet();
      events.event("refused", Map.of("problem", "Fifty windows follow this page already.", "next", "Close some of them."));
      return;
    }
    BlockingQueue<Changed> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    // A reader that is too slow for its queue misses single events; each says only that something is to be read anew.
    Consumer<Changed> listener = waiting::offer;
    changes.listen(listener);
    try {
      events.comment("following");
      while (true) {
        Changed changed = waiting.poll(heartbeat.toMillis(), TimeUnit.MILLISECONDS);
        if (changed == null) {
          events.comment("still here");
        } else {
          events.event("changed", data(changed));
        }
      }
    } finally {
      changes.leave(listener);
      readers.decrementAndGet();
    }
  }

  private static Map<String, String> data(Changed changed) {
    Map<String, String> data = new LinkedHashMap<>();
    data.put("area", changed.area().word());
    changed.conversation().ifPresent(id -> data.put("conversation", id));
    changed.incident().ifPresent(id -> data.put("incident", id));
    return data;
  }
}
