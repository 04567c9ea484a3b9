package io.muster.bench.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A load as a tool makes it: what was not taken is told again until it is, after all that was due. */
public final class Redelivery {
  private static final int MOST_ROUNDS = 20;
  private static final Duration ROUND = Duration.ofSeconds(30);

  private final int port;
  private final int connections;
  private long again;

  /** Webhooks to a port, over so many connections. */
  public Redelivery(int port, int connections) {
    this.port = port;
    this.connections = connections;
  }

  /**
   * Tells requests 0, 1, … at a constant rate, then again those whose answer was no success.
   *
   * @throws LoadFailure where some are still not taken after twenty times
   */
  public void tell(Requests requests, double perSecond, Duration time) {
    List<Long> refused = new ArrayList<>();
    LoadResult first = new HttpLoad(port, connections, requests, remember(refused, List.of()), new AtomicLong()).open(perSecond, time);
    if (first.unsent() > 0) {
      throw new LoadFailure(first.unsent() + " requests could not be sent.", null);
    }
    for (int round = 0; !refused.isEmpty(); round++) {
      if (round == MOST_ROUNDS) {
        throw new LoadFailure(refused.size() + " requests were not taken, told " + MOST_ROUNDS + " times.", null);
      }
      List<Long> wanted = List.copyOf(refused);
      refused.clear();
      again += wanted.size();
      Requests those = (number, into) -> requests.write(wanted.get((int) number), into);
      new HttpLoad(port, connections, those, remember(refused, wanted), new AtomicLong()).closed(wanted.size(), ROUND);
    }
  }

  private static Answers remember(List<Long> refused, List<Long> wanted) {
    return (number, status, dueAt) -> {
      if (status / 100 != 2) {
        refused.add(wanted.isEmpty() ? number : wanted.get((int) number));
      }
    };
  }

  /** How many were told another time so far. */
  public long again() {
    return again;
  }
}
