package io.muster.bench.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;

/**
 * Load from one thread over a number of connections: closed (each connection asks again as soon as it is answered), or open (requests are due at a constant
 * rate, whether the server keeps up or not). Latency counts from the moment at which a request was due, so that a server that stands still does not hide
 * behind requests that were never made.
 */
public final class HttpLoad {
  private static final long LONGEST_MICROS = TimeUnit.MINUTES.toMicros(2);
  private static final Duration LAST_ANSWERS = Duration.ofSeconds(30);

  private final InetSocketAddress address;
  private final int connections;
  private final Requests requests;
  private final Answers answers;
  private final AtomicLong numbers;

  /**
   * @param numbers gives each request its number, over all loads of a run
   */
  public HttpLoad(int port, int connections, Requests requests, Answers answers, AtomicLong numbers) {
    this.address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    this.connections = connections;
    this.requests = requests;
    this.answers = answers;
    this.numbers = numbers;
  }

  /** Asks as fast as the server answers. */
  public LoadResult closed(Duration time) {
    return run(time, 0, Long.MAX_VALUE);
  }

  /** Asks this often, as fast as the server answers, at most for a time. */
  public LoadResult closed(long count, Duration atMost) {
    return run(atMost, 0, count);
  }

  /** Asks at a constant rate per second. */
  public LoadResult open(double rate, Duration time) {
    return run(time, (long) (1e9 / rate), Long.MAX_VALUE);
  }

  private LoadResult run(Duration time, long gap, long most) {
    try (Selector selector = Selector.open()) {
      return new Run(selector, gap, most).until(time);
    } catch (IOException e) {
      throw new LoadFailure("The load on port " + address.getPort() + " broke off: " + e.getMessage() + ".", e);
    }
  }

  /** One run; {@code gap} is 0 for a closed one. */
  private final class Run {
    private final Selector selector;
    private final long gap;
    private final long most;
    private final List<HttpConnection> all = new ArrayList<>();
    private final ArrayDeque<HttpConnection> free = new ArrayDeque<>();
    private final Map<Integer, Long> byStatus = new HashMap<>();
    private final Histogram latencies = new Histogram(LONGEST_MICROS, 3);
    private long sent;
    private long start;

    Run(Selector selector, long gap, long most) throws IOException {
      this.selector = selector;
      this.gap = gap;
      this.most = most;
      for (int i = 0; i < connections; i++) {
        all.add(new HttpConnection(address, selector));
      }
      free.addAll(all);
    }

    LoadResult until(Duration time) throws IOException {
      try {
        start = System.nanoTime();
        long end = start + time.toNanos();
        // What was due in time is sent, however late, and its waiting counts; only what cannot be sent for half a minute is given up.
        long giveUp = gap > 0 ? end + LAST_ANSWERS.toNanos() : end;
        long wanted = gap > 0 ? (end - start + gap - 1) / gap : most;
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
        free.poll().send(numbers.getAndIncrement(), due, requests);
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
        answers.answered(connection.number(), status.getAsInt(), connection.due());
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
}
