package io.muster.bench.arena;

import io.muster.sandbox.Installation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How every JVM of a run is started, the services and their baselines alike: as a server would be, with both compilers. */
public final class Flags {
  private static final List<String> SERVER =
      List.of("-Xms128m", "-Xmn64m", "-Xmx256m", "-XX:+UseSerialGC", "-XX:-UsePerfData", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

  private Flags() {}

  /** The program and its options, up to what it runs. */
  static List<String> java() {
    return joined(List.of(Installation.java().toString()), SERVER);
  }

  /** The same for a broker, which keeps what it is sent in memory for a while. */
  static List<String> broker() {
    return java().stream().map(flag -> flag.equals("-Xmx256m") ? "-Xmx512m" : flag).toList();
  }

  /** With a recording of what takes the time, written when the process ends. */
  static List<String> recording(Path file) {
    return joined(java(), List.of("-XX:StartFlightRecording=settings=profile,dumponexit=true,filename=" + file));
  }

  /** How the report tells them. */
  public static String told() {
    return String.join(" ", SERVER.subList(0, 4));
  }

  static List<String> joined(List<String> first, List<String> second) {
    List<String> all = new ArrayList<>(first);
    all.addAll(second);
    return List.copyOf(all);
  }
}
