package io.muster.bench.arena;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.bench.frame.ForeignLoad;
import io.muster.bench.load.WebhookRequests;
import io.muster.bench.load.WebhookStep;
import io.muster.embedded.InfrastructureProcess;
import io.muster.embedded.TopicAdministration;
import io.muster.embedded.TopicSpec;
import io.muster.sandbox.Console;
import io.muster.sandbox.Installation;
import io.muster.sandbox.Machine;
import io.muster.sandbox.Web;
import io.muster.sandbox.journey.Town;
import io.muster.sandbox.process.FreePorts;
import io.muster.sandbox.process.SettingsFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * The sandbox's machine, set up as people and operators do, then taken over: Kafka, PostgreSQL and those services that a benchmark wants, each a process of its
 * own with the flags of a server. PostgreSQL writes through to the disk. Everything listens on loopback.
 */
public final class Arena implements AutoCloseable {
  private static final Map<String, String> ROOMS =
      Map.of("webhook-ingest", "ingest", "channel-mapping", "mapping", "bot-gateway", "bot", "identity-linking", "identity", "graph-actions", "graph");

  private final Installation installation;
  private final boolean recorded;
  private final Machine machine;
  private final Town town;
  private final List<InfrastructureProcess> servers = new ArrayList<>();
  private final Map<String, Contestant> running = new LinkedHashMap<>();
  private final Map<String, Map<String, String>> startedWith = new LinkedHashMap<>();
  private final List<AutoCloseable> besides = new ArrayList<>();
  private final ForeignLoad load = new MachineLoad();
  private final String kafka;
  private Optional<Gate> gate = Optional.empty();
  private Optional<TeamsSink> sink = Optional.empty();
  private Optional<Rooms> rooms = Optional.empty();

  /**
   * Starts everything once and takes it over.
   *
   * @param recorded whether the services' time is recorded for Java's Mission Control
   */
  public Arena(Installation installation, Console console, boolean recorded) {
    this.installation = installation;
    this.recorded = recorded;
    this.machine = new Machine(installation);
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "stop-all"));
    machine.start(console);
    this.kafka = machine.infrastructure().kafka().orElseThrow();
    this.town = new Town(machine);
    console.step("account, people, Muster installed", this::settle);
    console.step("Kafka, PostgreSQL and the services as servers", this::takeOver);
  }

  private void settle() {
    town.setUp();
    town.installMuster();
  }

  private void takeOver() {
    gate = Optional.of(openGate());
    machine.services().forEach(service -> service.process().askToEnd());
    machine.services().forEach(service -> service.process().close());
    ProcessHandle both = ProcessHandle.of(machine.infrastructure().pid()).orElseThrow();
    both.destroy();
    both.onExit().join();
    Path data = installation.state().resolve("data");
    int postgreSql = machine.infrastructure().postgreSql().orElseThrow().port();
    servers.add(InfrastructureProcess.start(data, "--only", "postgres", "--postgres-port", Integer.toString(postgreSql)));
    servers.add(InfrastructureProcess.start(data, Flags.broker(), "--only", "kafka", "--kafka-port", kafka.substring(kafka.indexOf(':') + 1)));
  }

  private Gate openGate() {
    String account = "bench";
    String secret = "the-secret-of-the-benchmarks-0123456789abcdef";
    town.connectAccount(account);
    JsonNode sender = town.sender(account, Optional.of(secret));
    return new Gate(account, URI.create(town.publicUrl(sender)).getPath(), secret);
  }

  /** The machine, whose services and servers run no more as it started them. */
  public Machine machine() {
    return machine;
  }

  /** The town on it. */
  public Town town() {
    return town;
  }

  /** HTTP that trusts the machine's certificates. */
  public Web web() {
    return machine.web();
  }

  /** The sender of all webhooks. */
  public Gate gate() {
    return gate.orElseThrow();
  }

  /** Webhooks of this run by the gate's sender, of this many services in turn. */
  public WebhookRequests webhooks(String run, int services) {
    return webhooks(run, 0, services);
  }

  /** The same for services that begin with another than PBEN000. */
  public WebhookRequests webhooks(String run, int firstService, int services) {
    return new WebhookRequests(run, gate().path(), gate().account(), gate().secret(), firstService, services, 4096);
  }

  /** Where everything ends that is shown in Teams. */
  public synchronized TeamsSink sink() {
    if (sink.isEmpty()) {
      sink = Optional.of(new TeamsSink(installation.state().resolve("ca")));
      besides.add(sink.get());
    }
    return sink.get();
  }

  /** Channels at the sink, one for each service; channel-mapping and bot-gateway must run, the latter with the sink as Teams. */
  public Rooms rooms(int count) {
    if (rooms.filter(there -> there.conversations().size() >= count).isEmpty()) {
      Rooms made = Rooms.install(this, sink(), "bench", count);
      IntStream.range(0, count).forEach(room -> made.show(this, room, room));
      rooms = Optional.of(made);
    }
    return rooms.get();
  }

  /** Other channels at the sink, in which nothing is shown yet. */
  public Rooms emptyRooms(String name, int count) {
    return Rooms.install(this, sink(), name, count);
  }

  /** What this many people do with cards at the sink. */
  public Invokes invokes(int people) {
    List<String> ids = IntStream.range(0, people).mapToObj("00000000-0000-0000-0000-%012d"::formatted).toList();
    return new Invokes(Activities.at(this, sink()), new BotToken(machine, sink().serviceUrl()), ids);
  }

  /** The keys with which activities are signed, as they are published, in a file. */
  public Path publishedKeys() {
    try {
      String keys = web().send("GET", machine.standInAddresses().at("/botFramework/metadata").asText(), null, Map.of()).expected("the metadata").json().path("jwks_uri").asText();
      return Files.writeString(installation.state().resolve("bot-keys.json"), web().send("GET", keys, null, Map.of()).expected("the keys").text());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** bot-gateway's settings with the sink as one of Teams' connectors. */
  public Map<String, String> sinkAsTeams(Map<String, String> more) {
    Map<String, String> settings = new LinkedHashMap<>(more);
    settings.put("muster.bot.cloud.connector-origins", machine.standInAddresses().at("/teams/address").asText() + "," + sink().origin());
    return settings;
  }

  /** Another step in the life of such incidents. */
  public WebhookRequests webhooks(String run, int firstService, int services, WebhookStep step) {
    return new WebhookRequests(run, gate().path(), gate().account(), gate().secret(), firstService, services, 4096, step);
  }

  /** How much others take of the machine. */
  public ForeignLoad load() {
    return load;
  }

  /** Where Kafka answers. */
  public String kafka() {
    return kafka;
  }

  /** Kafka's and PostgreSQL's processes. */
  public List<Long> serverPids() {
    return servers.stream().map(server -> server.addresses().pid()).toList();
  }

  /** Runs these services with the settings that they need, and no others; returns once all are ready. */
  public void only(String... services) {
    Set<String> wanted = Set.of(services);
    List.copyOf(running.keySet()).stream().filter(name -> !wanted.contains(name) || !startedWith.get(name).isEmpty()).forEach(this::stop);
    for (String service : services) {
      if (!running.containsKey(service)) {
        begin(service, Map.of(), List.of());
      }
    }
    running.values().forEach(service -> service.awaitReady(web()));
  }

  /** Starts a service, again where it runs, with further settings; returns once it is ready. */
  public Contestant start(String service, Map<String, String> more) {
    return start(service, more, List.of());
  }

  /**
   * The same, by another program.
   *
   * @param by such as {@code taskset -c 0}
   */
  public Contestant start(String service, Map<String, String> more, List<String> by) {
    stop(service);
    return begin(service, more, by).awaitReady(web());
  }

  private Contestant begin(String service, Map<String, String> more, List<String> by) {
    SettingsFile settings = machine.settingsOf(service);
    more.forEach(settings::set);
    Path file = settings.write(installation.state().resolve("config").resolve(service + "-bench.properties"));
    Path recording = installation.state().resolve("recordings").resolve(service + "-" + System.currentTimeMillis() + ".jfr");
    recording.getParent().toFile().mkdirs();
    List<String> java = recorded ? Flags.recording(recording) : Flags.java();
    List<String> command = Flags.joined(by, Flags.joined(java, List.of("-Dquarkus.config.locations=" + file, "-jar", installation.serviceJar(service).toString())));
    Contestant started = new Contestant(service, command, log(service), machine.service(service).ports().plain(), "/q/health/ready").start();
    running.put(service, started);
    startedWith.put(service, Map.copyOf(more));
    return started;
  }

  /** Stops a service; nothing where it does not run. */
  public void stop(String service) {
    Contestant stopped = running.remove(service);
    if (stopped != null) {
      stopped.close();
    }
  }

  /** A service that runs. */
  public Contestant service(String name) {
    return running.get(name);
  }

  /** All that run. */
  public List<Contestant> services() {
    return List.copyOf(running.values());
  }

  /** Starts a server of a baseline, which takes its port as the first argument; to be closed by the caller. */
  public Contestant baseline(Class<?> main, List<String> by, String... arguments) {
    int port = FreePorts.take(1).getFirst();
    List<String> command = Flags.joined(by, Flags.joined(Flags.java(), List.of("-cp", Installation.classPath(), main.getName(), Integer.toString(port))));
    Contestant server = new Contestant(main.getSimpleName(), Flags.joined(command, List.of(arguments)), log(main.getSimpleName()), port, "/ready").start();
    besides.add(server);
    return server.awaitReady(web());
  }

  /** Kafka's own producer perf test on a topic of its own. */
  public ProducerPerfTest producerPerfTest(int bytes) {
    topics().create(List.of(new TopicSpec("bench.raw", 6, false, Optional.of(Duration.ofMinutes(5)))));
    return new ProducerPerfTest(kafka, "bench.raw", bytes);
  }

  /** Makes and removes topics. */
  public TopicAdministration topics() {
    return new TopicAdministration(kafka);
  }

  /** What is written to a topic from now on. */
  public TopicSpan span(String topic) {
    return TopicSpan.fromNow(kafka, topic);
  }

  /** Forgets what was written to a topic, for everybody. */
  public void emptyTopic(String topic) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
      Map<TopicPartition, RecordsToDelete> all = new LinkedHashMap<>();
      int partitions = admin.describeTopics(List.of(topic)).allTopicNames().get().get(topic).partitions().size();
      for (int partition = 0; partition < partitions; partition++) {
        all.put(new TopicPartition(topic, partition), RecordsToDelete.beforeOffset(-1));
      }
      admin.deleteRecords(all).all().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(topic + " could not be emptied", e);
    }
  }

  /** Lets every consumer of a topic begin anew; those who read it must be stopped. */
  public void rewind(String topic) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
      for (GroupListing group : admin.listGroups().all().get()) {
        Map<TopicPartition, OffsetAndMetadata> from = new LinkedHashMap<>();
        admin.listConsumerGroupOffsets(group.groupId()).partitionsToOffsetAndMetadata().get().keySet().stream()
            .filter(partition -> partition.topic().equals(topic))
            .forEach(partition -> from.put(partition, new OffsetAndMetadata(0)));
        if (!from.isEmpty()) {
          admin.alterConsumerGroupOffsets(group.groupId(), from).all().get();
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(topic + " could not be rewound", e);
    }
  }

  /** A service's database, as superuser. */
  public Connection database(String service) {
    try {
      var address = machine.infrastructure().postgreSql().orElseThrow();
      return DriverManager.getConnection(address.administrationUrl().replace("/postgres?", "/muster_" + ROOMS.get(service) + "?"));
    } catch (SQLException e) {
      throw new IllegalStateException("the database of " + service + " did not answer", e);
    }
  }

  Installation installation() {
    return installation;
  }

  Path log(String name) {
    return installation.state().resolve("logs/bench-" + name + ".log");
  }


  @Override
  public synchronized void close() {
    List.copyOf(running.keySet()).forEach(this::stop);
    for (AutoCloseable one : List.copyOf(besides)) {
      try {
        one.close();
      } catch (Exception e) {
        System.err.println("A server of a baseline did not end: " + e.getMessage());
      }
    }
    besides.clear();
    // Kafka first: it ends in order only while it is asked alone.
    servers.reversed().forEach(InfrastructureProcess::close);
    servers.clear();
    machine.close();
  }
}
