package io.muster.acceptance.faults.inject;

import io.muster.sandbox.Installation;
import io.muster.sandbox.JavaCommand;
import io.muster.sandbox.Web;
import io.muster.sandbox.journey.Await;
import io.muster.sandbox.process.FreePorts;
import io.muster.sandbox.process.ManagedProcess;
import io.muster.sandbox.process.SandboxFailure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Second processes of services that may run in several: the same settings, ports of their own. */
public final class Replicas implements AutoCloseable {
  private static final List<String> SERVICES = List.of("channel-mapping", "bot-gateway");

  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Installation installation;
  private final List<ManagedProcess> running = new ArrayList<>();

  Replicas(Installation installation) {
    this.installation = installation;
  }

  /** Starts one more of each and waits until they are ready. */
  public void start(Web web) {
    for (String service : SERVICES) {
      List<Integer> ports = FreePorts.take(2);
      Path settings = settings(service, ports);
      List<String> command = JavaCommand.service(installation.serviceJar(service), settings, JavaCommand.cacheOf(installation, service).use());
      ManagedProcess process = new ManagedProcess(service + " 2", command, installation.state().resolve("logs/" + service + "-2.log"));
      process.start(Map.of());
      running.add(process);
      Await.appears("second " + service + " that is ready", PATIENCE, () -> ready(web, process, ports.getFirst()));
    }
  }

  private static Optional<Boolean> ready(Web web, ManagedProcess process, int port) {
    if (!process.running()) {
      throw new SandboxFailure(process.name() + " did not start.", "The end of " + process.log() + ":\n" + process.lastLines(10), null);
    }
    return Optional.of(web.answers("http://127.0.0.1:" + port + "/q/health/ready")).filter(yes -> yes);
  }

  /** The first process's settings with other ports. */
  private Path settings(String service, List<Integer> ports) {
    Path file = installation.state().resolve("config").resolve(service + "-2.properties");
    ServiceFile.of(installation, service)
        .writeTo(file, Map.of("quarkus.http.port", ports.getFirst().toString(), "quarkus.http.ssl-port", ports.getLast().toString()));
    return file;
  }

  @Override
  public void close() {
    running.forEach(ManagedProcess::close);
    running.clear();
  }
}
