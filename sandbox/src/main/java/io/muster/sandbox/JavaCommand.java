package io.muster.sandbox;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How the Java processes of a machine are started: small heaps, the collector and the compiler that start fastest. */
final class JavaCommand {
  private static final List<String> LEAN =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

  private JavaCommand() {}

  /** One of the five services, with its settings in a file. */
  static List<String> service(Path jar, Path settings) {
    List<String> command = lean("-Xmx192m");
    command.add("-Dquarkus.config.locations=" + settings);
    command.addAll(List.of("-jar", jar.toString()));
    return command;
  }

  /** The stand-ins, as a file describes them. */
  static List<String> standIns(Path config) {
    List<String> command = lean("-Xmx256m");
    command.addAll(List.of("-cp", Installation.classPath(), "io.muster.standins.StandIns", config.toString()));
    return command;
  }

  /** A main class of the services' own libraries. */
  static List<String> tool(Path libraries, String mainClass) {
    List<String> command = lean("-Xmx128m");
    command.addAll(List.of("-cp", libraries.toString(), mainClass));
    return command;
  }

  private static List<String> lean(String heap) {
    List<String> command = new ArrayList<>();
    command.add(Installation.java().toString());
    command.add(heap);
    command.addAll(LEAN);
    return command;
  }
}
