package io.muster.acceptance.faults.inject;

import io.muster.sandbox.Installation;
import io.muster.sandbox.JavaCommand;
import io.muster.sandbox.Web;
import io.muster.sandbox.journey.Await;
import io.muster.sandbox.process.FreePorts;
import io.muster.sandbox.process.ManagedProcess;
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
      Path settings = installation.state().resolve("config/" + service + ".properties");
      List<String> command = new ArrayList<>(JavaCommand.service(installation.serviceJar(service), settings, List.of()));
      command.addAll(1, List.of("-Dquarkus.http.port=" + ports.get(0), "-Dquarkus.http.ssl-port=" + ports.get(1)));
      ManagedProcess process = new ManagedProcess(service + " 2", command, installation.state().resolve("logs/" + service + "-2.log"));
      process.start(Map.of());
      running.add(process);
      Await.appears("second " + service + " that is ready", PATIENCE, () -> Optional.of(web.answers("http://127.0.0.1:" + ports.get(0) + "/q/health/ready")).filter(yes -> yes));
    }
  }

  @Override
  public void close() {
    running.forEach(ManagedProcess::close);
    running.clear();
  }
}
