package io.muster.sandbox;

import io.muster.sandbox.process.AotCache;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** How the Java processes of a machine are started: small heaps, the collector and the compiler that start fastest. */
public final class JavaCommand {
  /** What makes an AOT cache and what uses it must agree on these. */
  private static final List<String> LEAN =
      List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

  /** A small young generation: a started service makes little garbage, and memory that was touched once stays taken. */
  private static final List<String> SMALL = List.of("-Xms32m", "-Xmn6m", "-Xmx192m");

  private JavaCommand() {}

  /** One of the five services, with its settings in a file; {@code cache} holds the options with which it uses or makes an AOT cache. */
  public static List<String> service(Path jar, Path settings, List<String> cache) {
    return program(SMALL, LEAN, cache, List.of("-Dquarkus.config.locations=" + settings, "-jar", jar.toString()));
  }

  /** A main class of the sandbox's own class path. */
  public static List<String> ofTheSandbox(Class<?> main, List<String> cache, String... arguments) {
    return joined(sandbox(cache), List.of("-cp", Installation.classPath(), main.getName()), List.of(arguments));
  }

  /** The command of such a JVM up to its class path. */
  static List<String> sandbox(List<String> cache) {
    return program(List.of("-Xms32m", "-Xmn16m", "-Xmx384m"), LEAN, cache);
  }

  /** A main class of the services' own libraries. */
  static List<String> tool(Path libraries, String main, List<String> arguments) {
    return program(List.of("-Xmx128m"), LEAN, List.of("-cp", libraries.toString(), main), arguments);
  }

  /** The AOT cache of a service; its name tells every jar, the JDK and the options. */
  public static AotCache cacheOf(Installation installation, String service) {
    Path home = installation.serviceJar(service).getParent();
    return AotCache.of(installation.caches(), service, home, LEAN);
  }

  @SafeVarargs
  private static List<String> program(List<String>... parts) {
    return Stream.concat(Stream.of(Installation.java().toString()), joined(parts).stream()).toList();
  }

  @SafeVarargs
  private static List<String> joined(List<String>... parts) {
    return Stream.of(parts).flatMap(List::stream).toList();
  }
}
