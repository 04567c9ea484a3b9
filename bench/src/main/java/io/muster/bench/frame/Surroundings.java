package io.muster.bench.frame;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What a run's figures depend on beside Muster.
 *
 * @param versions of what took part, by name
 * @param load the machine's load averages when it began, as Linux tells them
 */
public record Surroundings(Instant at, String commit, Effort effort, int cores, long memoryMegabytes, String processor, String kernel, Map<String, String> versions, String load) {

  /** Those of this machine now. */
  public static Surroundings now(String commit, Effort effort, Map<String, String> versions) {
    return new Surroundings(
        Instant.now(),
        commit,
        effort,
        Runtime.getRuntime().availableProcessors(),
        number(line(Path.of("/proc/meminfo"), "MemTotal:")) / 1024,
        line(Path.of("/proc/cpuinfo"), "model name").replaceFirst("^.*?:\\s*", ""),
        System.getProperty("os.name") + " " + System.getProperty("os.version"),
        versions,
        loadNow());
  }

  /** The load averages of 1, 5 and 15 minutes. */
  public static String loadNow() {
    String all = line(Path.of("/proc/loadavg"), "");
    return all.isEmpty() ? "not told" : String.join(" ", List.of(all.split(" ")).subList(0, 3));
  }

  private static String line(Path file, String beginning) {
    try (var lines = Files.lines(file)) {
      return lines.filter(line -> line.startsWith(beginning)).findFirst().orElse("");
    } catch (IOException e) {
      return "";
    }
  }

  private static long number(String line) {
    String digits = line.replaceAll("[^0-9]", "");
    return digits.isEmpty() ? 0 : Long.parseLong(digits);
  }
}
