package io.muster.bench.arena;

import io.muster.bench.frame.ForeignLoad;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What others took of this machine's processors, steal of the host included: all that was not idle, less what this run took. */
final class MachineLoad implements ForeignLoad {
  private static final long TICK_NANOS = 10_000_000;

  private final Supplier<List<Long>> beside;
  private long[] then = {0, 0};
  private long ownThen;

  /**
   * @param beside processes that are this run's own and not among its children
   */
  MachineLoad(Supplier<List<Long>> beside) {
    this.beside = beside;
  }

  @Override
  public void begin() {
    then = ticks();
    ownThen = own();
  }

  @Override
  public double share() {
    long[] now = ticks();
    long all = now[0] - then[0];
    long busy = (now[1] - then[1]) * TICK_NANOS;
    long own = own() - ownThen;
    return all <= 0 ? 0 : Math.max(0, Math.min(1, (double) (busy - own) / (all * TICK_NANOS)));
  }

  private long own() {
    return ProcessTime.ofThisRun().toNanos() + beside.get().stream().map(ProcessTime::ofAll).mapToLong(Duration::toNanos).sum();
  }

  /** All ticks of all processors, and those that were not idle. */
  private static long[] ticks() {
    try (var lines = Files.lines(Path.of("/proc/stat"))) {
      long[] fields = Stream.of(lines.findFirst().orElse("cpu 0 0 0 0 0").trim().split("\\s+")).skip(1).limit(8).mapToLong(Long::parseLong).toArray();
      long all = java.util.Arrays.stream(fields).sum();
      long idle = fields[3] + (fields.length > 4 ? fields[4] : 0);
      return new long[] {all, all - idle};
    } catch (IOException e) {
      return new long[] {0, 0};
    }
  }
}
