package io.muster.acceptance.faults.inject;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/** How much a run had to share the processors of this machine. */
public final class Pressure {
  private static final Path STATES = Path.of("/proc/stat");
  private static final Path WAITING = Path.of("/proc/pressure/cpu");

  private final long began = System.nanoTime();
  private final long[] before = states();
  private final long waitedBefore = waited();

  /**
   * What was measured, each as a share of the time in percent; 0 where this machine does not tell.
   *
   * @param busy of all processors
   * @param stolen by other machines on the same hardware
   * @param waiting in which some process wanted a processor and had none
   */
  public record Share(int busy, int stolen, int waiting) {}

  /** Since this was made. */
  public Share soFar() {
    long[] now = states();
    long all = Math.max(1, Arrays.stream(now).sum() - Arrays.stream(before).sum());
    long idle = now[3] + now[4] - before[3] - before[4];
    long micros = Math.max(1, Duration.ofNanos(System.nanoTime() - began).toNanos() / 1000);
    return new Share((int) (100 * (all - idle) / all), (int) (100 * (now[7] - before[7]) / all), (int) Math.min(100, 100 * (waited() - waitedBefore) / micros));
  }

  /** user, nice, system, idle, iowait, irq, softirq, steal, in ticks since the start of the machine. */
  private static long[] states() {
    return firstLine(STATES).map(line -> Arrays.stream(line.trim().split("\\s+")).skip(1).limit(8).mapToLong(Long::parseLong).toArray()).orElseGet(() -> new long[8]);
  }

  /** Microseconds in which some process waited for a processor. */
  private static long waited() {
    return firstLine(WAITING).map(line -> Long.parseLong(line.replaceAll(".*total=", "").trim())).orElse(0L);
  }

  private static Optional<String> firstLine(Path file) {
    if (!Files.isReadable(file)) {
      return Optional.empty();
    }
    try (var lines = Files.lines(file)) {
      return lines.findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
