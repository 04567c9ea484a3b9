package io.muster.bench.arena;

import io.muster.bench.frame.Accounting;
import io.muster.bench.load.Answers;
import io.muster.bench.load.WebhookRequests;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.Histogram;

/** When what was told arrived at the sink for the first time: joins a load's due times with the sink's calls, by the incident's number. */
public final class Arrivals implements Answers, TeamsSink.Listener {
  private final Map<Long, Long> due = new ConcurrentHashMap<>();
  private final Map<Long, Long> arrived = new ConcurrentHashMap<>();
  private final Accounting accounting = new Accounting();
  private final Pattern incident;

  /** The incidents of one run. */
  public Arrivals(String run) {
    incident = Pattern.compile(WebhookRequests.incident(run, 0).replace("0000000000", "") + "(\\d{10})");
  }

  @Override
  public void answered(long number, int status, long dueAt) {
    if (status / 100 == 2) {
      accounting.acknowledged(number);
      due.put(number, dueAt);
    }
  }

  @Override
  public void taken(TeamsSink.Call call) {
    Matcher matcher = incident.matcher(call.body());
    if (call.method().equals("POST") && matcher.find()) {
      long number = Long.parseLong(matcher.group(1));
      arrived.putIfAbsent(number, call.at());
      accounting.found(number);
    }
  }

  /** Waits until everything that was acknowledged has arrived, at most for a time. */
  public Accounting await(Duration atMost) {
    long end = System.nanoTime() + atMost.toNanos();
    while (accounting.lost() > 0 && System.nanoTime() < end) {
      LockSupport.parkNanos(50_000_000);
    }
    return accounting;
  }

  /** From due to arrived, in microseconds. */
  public Histogram latencies() {
    Histogram latencies = new Histogram(600_000_000L, 3);
    due.forEach(
        (number, at) -> {
          Long then = arrived.get(number);
          if (then != null) {
            latencies.recordValue(Math.max(0, Math.min(600_000_000L, (then - at) / 1000)));
          }
        });
    return latencies;
  }

  /** Forgets the times, and keeps the books: what was warmed up with is accounted for, too. */
  public void forgetTimes() {
    due.clear();
    arrived.clear();
  }
}
