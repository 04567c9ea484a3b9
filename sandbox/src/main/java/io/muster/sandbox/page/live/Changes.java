package io.muster.sandbox.page.live;

import java.time.Duration;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Gathers what changed and tells it on, at most five times a second, however much there is: once for each conversation, and once for each area besides. Where more
 * than twenty conversations change together, the area is told as a whole.
 */
public final class Changes implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(200);
  private static final int MOST_EACH = 20;

  private final Map<Area, Map<String, Changed>> waiting = new EnumMap<>(Area.class);
  private final List<Consumer<Changed>> listeners = new CopyOnWriteArrayList<>();
  private final Thread telling = Thread.ofVirtual().name("page-changes").unstarted(this::tellOn);
  private boolean closed;

  /** Begins to tell. */
  public void start() {
    telling.start();
  }

  /** Something changed. Never waits. */
  public synchronized void happened(Changed changed) {
    Map<String, Changed> area = waiting.computeIfAbsent(changed.area(), key -> new LinkedHashMap<>());
    area.merge(changed.conversation().orElse(""), changed, Changed::with);
    if (area.size() > MOST_EACH) {
      area.clear();
      area.put("", Changed.in(changed.area()));
    }
    notifyAll();
  }

  /** Hears of everything from now on, in a thread that is not to be kept. */
  public void listen(Consumer<Changed> listener) {
    listeners.add(listener);
  }

  /** Hears of nothing more. */
  public void leave(Consumer<Changed> listener) {
    listeners.remove(listener);
  }

  private void tellOn() {
    try {
      while (true) {
        next().forEach(changed -> listeners.forEach(listener -> listener.accept(changed)));
        pause();
      }
    } catch (InterruptedException e) {
      // closed
    }
  }

  private synchronized List<Changed> next() throws InterruptedException {
    while (waiting.isEmpty()) {
      wait();
    }
    List<Changed> all = waiting.values().stream().flatMap(area -> area.values().stream()).toList();
    waiting.clear();
    return all;
  }

  private synchronized void pause() throws InterruptedException {
    long until = System.nanoTime() + PAUSE.toNanos();
    for (long left = PAUSE.toMillis(); left > 0 && !closed; left = Duration.ofNanos(until - System.nanoTime()).toMillis()) {
      wait(left);
    }
  }

  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    telling.interrupt();
  }
}
