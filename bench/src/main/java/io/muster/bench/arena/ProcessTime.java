package io.muster.bench.arena;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;

/** What processes cost in processor time, as Linux counts it, in steps of 10 ms. */
public final class ProcessTime {
  private static final long TICK_MILLIS = 10;

  private ProcessTime() {}

  /** User and system time of a process and of all that it started and that still runs. */
  public static Duration ofTree(long pid) {
    return ProcessHandle.of(pid).map(process -> sum(withDescendants(process), false)).orElse(Duration.ZERO);
  }

  /** User and system time of a process and of everything that it ever started. */
  static Duration ofAll(long pid) {
    return ProcessHandle.of(pid).map(process -> sum(withDescendants(process), true)).orElse(Duration.ZERO);
  }

  /** What a JVM's compilers took of it so far. A thread that ended takes its time with it, as may happen where there are more than one of each compiler: from about eight processors. */
  public static Duration ofCompilers(long pid) {
    try (Stream<Path> threads = Files.list(Path.of("/proc/" + pid + "/task"))) {
      return Duration.ofMillis(threads.mapToLong(ProcessTime::ticksOfCompiler).sum() * TICK_MILLIS);
    } catch (IOException e) {
      return Duration.ZERO;
    }
  }

  /** The time of this process and of everything that it ever started. */
  static Duration ofThisRun() {
    return ofAll(ProcessHandle.current().pid());
  }

  private static Stream<ProcessHandle> withDescendants(ProcessHandle process) {
    return Stream.concat(Stream.of(process), process.descendants());
  }

  private static Duration sum(Stream<ProcessHandle> processes, boolean withEndedChildren) {
    return Duration.ofMillis(processes.mapToLong(process -> ticks(process.pid(), withEndedChildren)).sum() * TICK_MILLIS);
  }

  private static long ticksOfCompiler(Path thread) {
    try {
      String line = Files.readString(thread.resolve("stat"));
      return line.matches("(?s)\\d+ \\(C[12] Comp.*") ? ticks(line, false) : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  /** Fields 14 to 17 of {@code /proc/pid/stat}, counted behind the name, which may hold blanks. */
  private static long ticks(long pid, boolean withEndedChildren) {
    try {
      return ticks(Files.readString(Path.of("/proc/" + pid + "/stat")), withEndedChildren);
    } catch (IOException e) {
      // It has ended meanwhile.
      return 0;
    }
  }

  private static long ticks(String line, boolean withEndedChildren) {
    String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ");
    long own = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
    return withEndedChildren ? own + Long.parseLong(fields[13]) + Long.parseLong(fields[14]) : own;
  }
}
