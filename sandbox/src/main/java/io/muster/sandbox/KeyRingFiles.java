package io.muster.sandbox;

import io.muster.sandbox.process.ManagedProcess;
import io.muster.sandbox.process.SandboxFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Has the services' key rings made by the command that operators use for it. */
final class KeyRingFiles {
  private KeyRingFiles() {}

  /** Makes {@code <room>/vault.json}, {@code <room>/sealing-private.json} and {@code public/<room>.json}; rings that are there already stay. */
  static void makeIfAbsent(Installation installation, MachineFolder folder) {
    if (Files.exists(folder.keys().resolve("public"))) {
      return;
    }
    Path libraries = installation.serviceJar("bot-gateway").resolveSibling("lib/main/*");
    List<String> arguments = new ArrayList<>(List.of("create", folder.keys().toString()));
    Installation.SERVICES.forEach(service -> arguments.add(Installation.room(service)));
    List<String> command = JavaCommand.tool(libraries, "io.muster.kit.secret.KeyRings", arguments);
    ManagedProcess process = new ManagedProcess("key rings", command, folder.log("key-rings"));
    process.start(Map.of());
    if (!process.awaitExit(Duration.ofSeconds(60)).equals(Optional.of(0))) {
      process.kill();
      throw new SandboxFailure("The key rings could not be made.", "The end of the log:\n" + process.lastLines(10), null);
    }
  }
}
