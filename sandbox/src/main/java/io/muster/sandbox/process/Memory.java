package io.muster.sandbox.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * What a process costs in memory: its proportional share (PSS), in which what several processes share counts once in all. Linux tells it, and only to the
 * process's own user.
 */
public final class Memory {
  private Memory() {}

  /** PSS of a process and of all that it started, in bytes; empty where the system does not tell. */
  public static OptionalLong withChildren(ProcessHandle process) {
    long[] told = Stream.concat(Stream.of(process), process.descendants()).map(ProcessHandle::pid).map(Memory::of).flatMapToLong(OptionalLong::stream).toArray();
    return told.length == 0 ? OptionalLong.empty() : OptionalLong.of(java.util.Arrays.stream(told).sum());
  }

  /** PSS of one process, in bytes. */
  public static OptionalLong of(long pid) {
    try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
      return lines.filter(line -> line.startsWith("Pss:")).mapToLong(line -> 1024 * Long.parseLong(line.replaceAll("[^0-9]", ""))).findFirst();
    } catch (IOException | java.io.UncheckedIOException e) {
      return OptionalLong.empty();
    }
  }
}
