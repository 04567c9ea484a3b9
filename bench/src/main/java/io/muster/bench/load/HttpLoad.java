package io.muster.bench.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Load from one thread over a number of connections: closed (each connection asks again as soon as it is answered), or open (requests are due at a constant
 * rate, whether the server keeps up or not). Latency counts from the moment at which a request was due, so that a server that stands still does not hide
 * behind requests that were never made.
 */
public final class HttpLoad {
  private static final int WINDOWS = 3;

  final InetSocketAddress address;
  final int connections;
  final Requests requests;
  final Answers answers;
  final AtomicLong numbers;

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

  /**
   * Asks as fast as the server answers, in windows, until three one after the other lie within a twentieth of each other: its compilers are done with what is asked.
   *
   * @return whether they did within the time
   */
  public boolean untilSteady(Duration window, Duration atMost) {
    Deque<Double> last = new ArrayDeque<>();
    long end = System.nanoTime() + atMost.toNanos();
    while (System.nanoTime() - end < 0 && !steady(last)) {
      last.addLast(closed(window).rate());
      if (last.size() > WINDOWS) {
        last.removeFirst();
      }
    }
    return steady(last);
  }

  private static boolean steady(Deque<Double> rates) {
    return rates.size() == WINDOWS && Collections.min(rates) >= 0.95 * Collections.max(rates);
  }

  /** Asks at a constant rate per second, exactly as often as that gives. */
  public LoadResult open(double rate, Duration time) {
    long count = Math.max(1, Math.round(rate * time.toNanos() / 1e9));
    return run(time, time.toNanos() / count, count);
  }

  private LoadResult run(Duration time, long gap, long most) {
    try (Selector selector = Selector.open()) {
      return new HttpRun(this, selector, gap, most).until(time);
    } catch (IOException e) {
      throw new LoadFailure("The load on port " + address.getPort() + " broke off: " + e.getMessage() + ".", e);
    }
  }
}
