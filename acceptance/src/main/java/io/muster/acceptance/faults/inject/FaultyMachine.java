package io.muster.acceptance.faults.inject;

import io.muster.acceptance.faults.schedule.Target;
import io.muster.acceptance.faults.wire.Wire;
import io.muster.sandbox.Console;
import io.muster.sandbox.Installation;
import io.muster.sandbox.Machine;
import io.muster.sandbox.Service;
import io.muster.sandbox.journey.JourneyFailure;
import io.muster.sandbox.journey.Town;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A sandbox machine with the town set up, whose Kafka and PostgreSQL are processes of their own and are reached by the services over wires that can be put out of order.
 */
public final class FaultyMachine implements AutoCloseable {
  private final Installation installation;
  private final Wire kafkaWire = Wire.kafka(this::kafkaAddress);
  private final Wire postgreSqlWire = Wire.plain("postgresql", this::postgreSqlAddress);
  private final Machine machine;
  private final Map<Target, Server> servers = new EnumMap<>(Target.class);
  private final Replicas replicas;
  private final Town town;
  private volatile boolean closed;

  /**
   * Starts everything.
   *
   * @param console is told each step
   */
  public FaultyMachine(Installation installation, Console console) {
    this(installation, console, Map.of());
  }

  /**
   * The same with settings of one's own for bot-gateway.
   *
   * @param ofTheBot such as how many cards make a storm
   */
  public FaultyMachine(Installation installation, Console console, Map<String, String> ofTheBot) {
    this.installation = installation;
    this.machine = new Machine(installation, overWires(ofTheBot));
    this.replicas = new Replicas(installation);
    Thread stopAll = new Thread(this::close, "stop-all");
    Runtime.getRuntime().addShutdownHook(stopAll);
    try {
      machine.startPatiently(console);
      console.step("Kafka and PostgreSQL apart", this::takeApart);
      town = new Town(machine);
      console.step("account, sender, Teams, Kim linked, service connected", this::settle);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Where it lies. */
  Installation installation() {
    return installation;
  }

  /** The machine itself. */
  public Machine machine() {
    return machine;
  }

  /** Its town. */
  public Town town() {
    return town;
  }

  /** The wire from all services to a server. */
  Wire wire(Target server) {
    return server == Target.KAFKA ? kafkaWire : postgreSqlWire;
  }

  /** Kafka or PostgreSQL. */
  Server server(Target server) {
    return servers.get(server);
  }

  /** Further processes of the services that share their work. */
  public Replicas replicas() {
    return replicas;
  }

  private void settle() {
    town.setUp();
    town.installMuster();
    linkPatiently();
    town.connectService();
  }

  /** Kafka and PostgreSQL have just come back, and readers may still be taking up their work: Kim then asks again, as people do. */
  private void linkPatiently() {
    for (int tries = 1; ; tries++) {
      try {
        town.linkKim();
        return;
      } catch (JourneyFailure late) {
        if (tries == 3) {
          throw late;
        }
      }
    }
  }

  /** They were started in one process; from here on each has its own. */
  private void takeApart() {
    int kafka = kafkaAddress().getPort();
    int postgreSql = postgreSqlAddress().getPort();
    looksAfterSubscriptions();
    ProcessHandle both = ProcessHandle.of(machine.infrastructure().pid()).orElseThrow();
    both.destroy();
    both.onExit().join();
    servers.put(Target.POSTGRESQL, Server.postgreSql(installation.state().resolve("data"), postgreSql));
    servers.put(Target.KAFKA, Server.kafka(installation.state().resolve("data"), kafka));
    machine.services().forEach(service -> service.awaitReady(machine.web()));
  }

  /** A tool stops a subscription whose deliveries it had to drop; identity-linking is told to enable it again, as an operator would have it. */
  private void looksAfterSubscriptions() {
    Service identity = machine.service("identity-linking");
    identity.process().close();
    ServiceFile.of(installation, identity.name()).set(Map.of("muster.identity.reconcile.deliver-to", machine.service("webhook-ingest").publicUrl()));
    identity.start("");
  }

  private Map<String, Map<String, String>> overWires(Map<String, String> ofTheBot) {
    Map<String, Map<String, String>> settings = new HashMap<>();
    Map<String, String> rooms =
        Map.of("webhook-ingest", "ingest", "channel-mapping", "mapping", "bot-gateway", "bot", "identity-linking", "identity", "graph-actions", "graph");
    rooms.forEach(
        (service, room) -> {
          String database = "postgresql://127.0.0.1:" + postgreSqlWire.port() + "/muster_" + room;
          Map<String, String> own = new HashMap<>(service.equals("bot-gateway") ? ofTheBot : Map.of());
          own.putAll(
              Map.of(
                  "kafka.bootstrap.servers", "127.0.0.1:" + kafkaWire.port(),
                  "quarkus.datasource.reactive.url", database,
                  "quarkus.datasource.jdbc.url", "jdbc:" + database));
          settings.put(service, own);
        });
    return settings;
  }

  private InetSocketAddress kafkaAddress() {
    String[] parts = machine.infrastructure().kafka().orElseThrow().split(":");
    return loopback(Integer.parseInt(parts[1]));
  }

  private InetSocketAddress postgreSqlAddress() {
    return loopback(machine.infrastructure().postgreSql().orElseThrow().port());
  }

  private static InetSocketAddress loopback(int port) {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  /** Whether it was closed, or is being closed. */
  boolean closed() {
    return closed;
  }

  @Override
  public synchronized void close() {
    closed = true;
    // A process that stands still does not end in order.
    machine.services().forEach(service -> service.process().id().ifPresent(Signal.CONT::to));
    replicas.close();
    machine.close();
    List.copyOf(servers.values()).forEach(Server::close);
    servers.clear();
    kafkaWire.close();
    postgreSqlWire.close();
  }
}
