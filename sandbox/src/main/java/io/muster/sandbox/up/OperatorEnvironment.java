package io.muster.sandbox.up;

import io.muster.sandbox.Installation;
import io.muster.sandbox.Remembered;
import io.muster.sandbox.Web;
import io.muster.sandbox.process.ProcessTable;
import io.muster.sandbox.world.Microsoft;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Addresses and token for commands that talk to operator APIs: those of the machine that {@code ./muster up} runs, unless the environment names others. */
public final class OperatorEnvironment {
  private OperatorEnvironment() {}

  /** The environment, with what the running machine adds to it. */
  public static Map<String, String> of(Installation installation, Map<String, String> environment) {
    RunFiles files = RunFiles.of(installation);
    Optional<Remembered> known = files.supervisor().isPresent() ? Remembered.in(installation.state()) : Optional.empty();
    Map<String, String> all = new HashMap<>();
    if (known.isPresent()) {
      files.processes().entries().stream().filter(entry -> Installation.SERVICES.contains(entry.name())).forEach(entry -> addAddress(all, entry));
      if (!environment.containsKey("MUSTER_TOKEN")) {
        token(installation, known.get()).ifPresent(token -> all.put("MUSTER_TOKEN", token));
      }
    }
    all.putAll(environment);
    return all;
  }

  private static void addAddress(Map<String, String> all, ProcessTable.Entry entry) {
    String address = RunFiles.address(entry.port());
    all.put("MUSTER_" + entry.name().replace('-', '_').toUpperCase(Locale.ROOT) + "_URL", address);
    if (entry.name().equals("webhook-ingest")) {
      all.put("MUSTER_INGEST_URL", address);
    }
  }

  /** Empty where the sign-in does not give one: the command then says that no token was accepted. */
  private static Optional<String> token(Installation installation, Remembered known) {
    Path own = installation.state().resolve("ca/trusted.pem");
    Path authority = Files.exists(own) ? own : installation.state().resolve("ca/ca.pem");
    try {
      return Optional.of(new Microsoft(new Web(List.of(authority), true), known.signIn(), known.tenancy()).operatorToken());
    } catch (UncheckedIOException | IllegalStateException e) {
      return Optional.empty();
    }
  }
}
