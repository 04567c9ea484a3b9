package io.muster.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.embedded.tls.ServerCertificate;
import io.muster.sandbox.process.ManagedProcess;
import io.muster.sandbox.process.SandboxFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/** PagerDuty, Entra, Teams and Graph, as their vendors publish them, in one process of this machine. */
final class StandIns implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final List<String> SERVERS = List.of("entra", "teams", "graph", "pagerduty", "pagerdutyEu", "pagerdutyIdentity");

  private final MachineFolder folder;
  private final ServerCertificate certificate;
  private final ManagedProcess process;
  private JsonNode addresses;

  StandIns(MachineFolder folder, ServerCertificate certificate, Launching launching) {
    this.folder = folder;
    this.certificate = certificate;
    List<String> command = JavaCommand.ofTheSandbox(io.muster.standins.StandIns.class, launching.ownCache(), config().toString());
    int port = folder.ports().port("teams");
    this.process = new ManagedProcess("stand-ins", launching.command(command), folder.log("stand-ins"), pid -> launching.started("stand-ins", pid, port));
  }

  /** Starts them and returns once they have told their addresses. */
  void start() {
    try {
      Files.createDirectories(folder.standIns());
      Files.deleteIfExists(told());
      Files.writeString(config(), JSON.writeValueAsString(wanted()));
      process.start(Map.of());
      awaitAddresses();
      addresses = JSON.readTree(told().toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where each of them is, as they told it. */
  JsonNode addresses() {
    return addresses;
  }

  ManagedProcess process() {
    return process;
  }

  private Map<String, Object> wanted() {
    Map<String, Integer> ports = new LinkedHashMap<>();
    SERVERS.forEach(server -> ports.put(server, folder.ports().port(server)));
    return Map.of(
        "tls", Map.of("certificate", certificate.certificate().toString(), "key", certificate.key().toString(), "authority", certificate.authority().toString()),
        "ports", ports,
        "pagerdutyFirstRetryMillis", 1000,
        "stateFolder", folder.standIns().toString(),
        "addressesFile", told().toString());
  }

  private void awaitAddresses() {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (Files.notExists(told())) {
      if (!process.running() || System.nanoTime() > end) {
        throw new SandboxFailure(process.name() + " did not start.", "The end of its log:\n" + process.lastLines(20), null);
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  private Path told() {
    return folder.root().resolve("stand-ins-addresses.json");
  }

  private Path config() {
    return folder.root().resolve("stand-ins.json");
  }

  @Override
  public void close() {
    process.close();
  }
}
