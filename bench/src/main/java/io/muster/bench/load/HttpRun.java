package io.muster.bench.load;

import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/** One run of a load. */
final class HttpRun {
  private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(2);
  private static final Duration LAST_ANSWERS = Duration.ofSeconds(30);

  private final HttpLoad load;
  private final Selector selector;
  private final long gap;
  private final long most;
  private final List<HttpConnection> all = new ArrayList<>();
  private final ArrayDeque<HttpConnection> free = new ArrayDeque<>();
  private final Map<Integer, Long> byStatus = new HashMap<>();
  private final Histogram latencies = new Histogram(LONGEST_MICROS, 3);
  private long sent;
  private long start;

  /**
   * @param gap nanoseconds between two requests; 0 for as fast as they are answered
   * @param most how many at most
   */
  HttpRun(HttpLoad load, Selector selector, long gap, long most) throws IOException {
    this.load = load;
    this.selector = selector;
    this.gap = gap;
    this.most = most;
    for (int i = 0; i < load.connections; i++) {
      all.add(new HttpConnection(load.address, selector));
    }
    free.addAll(all);
  }

  LoadResult until(Duration time) throws IOException {
    try {
      start = System.nanoTime();
      long end = start + time.toNanos();
      // What was due in time is sent, however late, and its waiting counts; only what cannot be sent for half a minute is given up.
      long giveUp = gap > 0 ? end + LAST_ANSWERS.toNanos() : end;
      long wanted = most;
      while (System.nanoTime() < giveUp && sent < wanted || System.nanoTime() < end && !done()) {
        sendDue(end);
        select(gap > 0);
      }
      long over = System.nanoTime();
      long unsent = gap > 0 ? Math.max(0, wanted - sent) : 0;
      long last = awaitLast();
      // In a closed run what was under way at the end is answered and counted, with the time that it took.
      return new LoadResult(byStatus, Duration.ofNanos((gap > 0 ? over : last) - start), latencies, unsent);
    } finally {
      all.forEach(HttpConnection::close);
    }
  }

  private boolean done() {
    return sent >= most && free.size() == all.size();
  }

  private void sendDue(long end) throws IOException {
    while (!free.isEmpty() && sent < most) {
      long due = gap == 0 ? System.nanoTime() : start + sent * gap;
      if (due > System.nanoTime() || due >= end) {
        return;
      }
      sent++;
      free.poll().send(load.numbers.getAndIncrement(), due, load.requests);
    }
  }

  private void select(boolean precise) throws IOException {
    if (precise) {
      // The selector's own timeout counts whole milliseconds, which is longer than much that is measured here.
      if (selector.selectNow() == 0) {
        LockSupport.parkNanos(50_000);
      }
    } else {
      selector.select(100);
    }
    var keys = selector.selectedKeys();
    for (SelectionKey key : keys) {
      serve((HttpConnection) key.attachment(), key);
    }
    keys.clear();
  }

  private void serve(HttpConnection connection, SelectionKey key) throws IOException {
    if (key.isWritable()) {
      connection.write();
    }
    if (!key.isReadable()) {
      return;
    }
    OptionalInt status = connection.read();
    if (status.isPresent()) {
      latencies.recordValue(Math.min(LONGEST_MICROS, (System.nanoTime() - connection.due()) / 1000));
      byStatus.merge(status.getAsInt(), 1L, Long::sum);
      load.answers.answered(connection.number(), status.getAsInt(), connection.due());
      connection.free();
      free.add(connection);
    }
  }

  private long awaitLast() throws IOException {
    long giveUp = System.nanoTime() + LAST_ANSWERS.toNanos();
    while (free.size() < all.size()) {
      if (System.nanoTime() > giveUp) {
        throw new IOException((all.size() - free.size()) + " requests were not answered within " + LAST_ANSWERS.toSeconds() + " s");
      }
      select(gap > 0);
    }
    return System.nanoTime();
  }
}
