package io.muster.bench.load;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * What a load met.
 *
 * @param byStatus how many answers had which status
 * @param took from the first request to the last answer that counts
 * @param latencies in microseconds, from the moment at which a request was due to its answer
 * @param unsent how many were due and not sent, because all connections were busy to the end
 */
public record LoadResult(Map<Integer, Long> byStatus, Duration took, Histogram latencies, long unsent) {
  public LoadResult {
    byStatus = new TreeMap<>(byStatus);
  }

  /** Answers of the 200s. */
  public long good() {
    return byStatus.entrySet().stream().filter(entry -> entry.getKey() / 100 == 2).mapToLong(Map.Entry::getValue).sum();
  }

  /** Answers of no success, and what was not sent. */
  public long bad() {
    return byStatus.values().stream().mapToLong(Long::longValue).sum() - good() + unsent;
  }

  /** Good answers per second. */
  public double rate() {
    return good() / (took.toNanos() / 1e9);
  }

  /** The latency below which this percentage lies, in milliseconds. */
  public double millis(double percentile) {
    return latencies.getValueAtPercentile(percentile) / 1000.0;
  }
}
