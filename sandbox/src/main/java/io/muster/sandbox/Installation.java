package io.muster.sandbox;

import io.muster.sandbox.process.AotCache;
import io.muster.sandbox.process.SandboxFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Where things lie: the checkout (or the unpacked release) and the folder for what a run keeps.
 *
 * @param home the project's root
 * @param state what is kept between runs and what they log; inside {@code .muster}
 */
public record Installation(Path home, Path state) {

  /** The five services, in the order in which an incident travels. */
  public static final List<String> SERVICES =
      List.of("webhook-ingest", "channel-mapping", "bot-gateway", "identity-linking", "graph-actions");

  /** The installation of this process: the launcher says where home is. */
  public static Installation ofThisProcess(String stateName) {
    String home = System.getProperty("muster.home");
    if (home == null) {
      throw new SandboxFailure("Muster does not know where it is installed.", "Start it with ./muster.", null);
    }
    Path root = Path.of(home).toAbsolutePath().normalize();
    return new Installation(root, root.resolve(".muster").resolve(stateName));
  }

  /** A service's runnable jar; a plain sentence where it was not built. */
  public Path serviceJar(String service) {
    Path jar = home.resolve(service).resolve("target/quarkus-app/quarkus-run.jar");
    if (!Files.exists(jar)) {
      throw new SandboxFailure(service + " is not built.", "Run ./muster build.", null);
    }
    return jar;
  }

  /** Where AOT caches are kept, beside the state of every machine. */
  public Path caches() {
    return home.resolve(".muster/aot");
  }

  /** The AOT cache of this process's class path, as the launcher named it; empty where the launcher did not. */
  public static Optional<AotCache> ownCache() {
    return Optional.ofNullable(System.getProperty("muster.aot")).filter(name -> !name.isBlank()).map(name -> new AotCache(Path.of(name)));
  }

  /** The class path of this process, for servers of the sandbox that run in a process of their own. */
  public static String classPath() {
    return System.getProperty("java.class.path");
  }

  /** The Java that runs this process; all others run with the same. */
  public static Path java() {
    return Path.of(System.getProperty("java.home"), "bin", "java");
  }

  /** Where the vendors' published contracts stand beside the checkout; the folder may be absent. */
  public Path contracts() {
    return home.resolve("../shared/contracts").normalize();
  }

  /** The short name of a service, in its topics, its database and its keys. */
  static String room(String service) {
    return switch (service) {
      case "webhook-ingest" -> "ingest";
      case "channel-mapping" -> "mapping";
      case "bot-gateway" -> "bot";
      case "identity-linking" -> "identity";
      case "graph-actions" -> "graph";
      default -> throw new IllegalArgumentException(service);
    };
  }
}
