package io.muster.sandbox;

import io.muster.sandbox.process.ManagedProcess;
import io.muster.sandbox.process.SandboxFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Has the services' key rings made by the command that operators use for it. */
final class KeyRingFiles {
  private KeyRingFiles() {}

  /** Makes {@code <room>/vault.json}, {@code <room>/sealing-private.json} and {@code public/<room>.json} in the folder. */
  static void create(Installation installation, Path folder) {
    Path libraries = installation.serviceJar("bot-gateway").resolveSibling("lib/main/*");
    List<String> command = new ArrayList<>(List.of(Installation.java().toString(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(List.of("-cp", libraries.toString(), "io.muster.kit.secret.KeyRings", "create", folder.toString()));
    Installation.SERVICES.forEach(service -> command.add(Machine.room(service)));
    ManagedProcess process = new ManagedProcess("key rings", command, installation.state().resolve("logs/key-rings.log"));
    process.start(Map.of());
    if (!process.awaitExit(Duration.ofSeconds(60)).equals(Optional.of(0))) {
      process.kill();
      throw new SandboxFailure("The key rings could not be made.", "The end of the log:\n" + process.lastLines(10), null);
    }
  }
}
