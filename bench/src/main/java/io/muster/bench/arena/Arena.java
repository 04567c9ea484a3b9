package io.muster.bench.arena;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.bench.frame.FailedRun;
import io.muster.bench.frame.ForeignLoad;
import io.muster.sandbox.Console;
import io.muster.sandbox.Installation;
import io.muster.sandbox.Machine;
import io.muster.sandbox.Web;
import io.muster.sandbox.journey.Town;
import io.muster.sandbox.process.FreePorts;
import io.muster.sandbox.process.SettingsFile;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The sandbox's machine, set up as people and operators do, then taken over: Kafka, PostgreSQL and those services that a benchmark wants, each a process of its
 * own with the flags of a server. PostgreSQL writes through to the disk. Everything listens on loopback.
 */
public final class Arena implements AutoCloseable {
  private final Installation installation;
  private final boolean recorded;
  private final Machine machine;
  private final Town town;
  private final Map<String, Contestant> running = new LinkedHashMap<>();
  private final Map<String, Setup> startedWith = new LinkedHashMap<>();
  private boolean cold = true;
  private final List<AutoCloseable> besides = new ArrayList<>();
  private boolean over;
  private final Broker kafka;
  private Optional<Stores> stores = Optional.empty();
  private Optional<Gate> gate = Optional.empty();
  private Optional<TeamsEnd> teams = Optional.empty();

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
    machine.startPatiently(console);
    this.kafka = new Broker(machine.infrastructure().kafka().orElseThrow());
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
    stores = Optional.of(new Stores(installation.state().resolve("data"), machine.infrastructure().postgreSql().orElseThrow(), kafka.address()));
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

  /** Teams, as far as benchmarks need it. */
  public synchronized TeamsEnd teams() {
    if (teams.isEmpty()) {
      teams = Optional.of(new TeamsEnd(this, installation.state()));
      besides.add(teams.get());
    }
    return teams.get();
  }

  /** How much others take of the machine. */
  public ForeignLoad load() {
    return new MachineLoad(() -> stores().beside());
  }

  /** Kafka. */
  public Broker kafka() {
    return kafka;
  }

  /** The processes of Kafka and PostgreSQL. */
  public Stores stores() {
    return stores.orElseThrow();
  }

  /** How a service was started. */
  private record Setup(Map<String, String> more, List<String> by) {}

  /** Runs these services with the settings that they need, and no others; returns once all are ready. */
  public void only(String... services) {
    var wanted = new LinkedHashMap<String, Map<String, String>>();
    List.of(services).forEach(service -> wanted.put(service, Map.of()));
    only(wanted);
  }

  /** The same, each with further settings. One that runs with them already goes on, warm as it is. */
  public void only(Map<String, Map<String, String>> wanted) {
    List.copyOf(running.keySet()).stream().filter(name -> !wanted.containsKey(name) || !startedWith.get(name).equals(new Setup(wanted.get(name), List.of()))).forEach(this::stop);
    wanted.forEach(
        (service, more) -> {
          if (!running.containsKey(service)) {
            begin(service, more, List.of());
          }
        });
    running.values().forEach(service -> service.awaitReady(web()));
  }

  /** Does what warms the services up, unless it was done since the last of them was started. */
  public void warm(Runnable work) {
    if (cold) {
      work.run();
      cold = false;
    }
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
    Contestant started = new Contestant(service, command, log(service), machine.service(service).ports().plain(), "/q/health/ready");
    launch(started, started::start);
    running.put(service, started);
    startedWith.put(service, new Setup(Map.copyOf(more), by));
    cold = true;
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
    Contestant server = new Contestant(main.getSimpleName(), Flags.joined(command, List.of(arguments)), log(main.getSimpleName()), port, "/ready");
    launch(server, server::start);
    return server.awaitReady(web());
  }

  Installation installation() {
    return installation;
  }

  /** Starts a program, which is closed at the latest when the run ends, also when it is broken off. Once that is so a FailedRun: nobody would end the program any more. */
  synchronized void launch(AutoCloseable program, Runnable start) {
    if (over) {
      throw new FailedRun("The run was broken off.");
    }
    besides.add(program);
    start.run();
  }

  Path log(String name) {
    return installation.state().resolve("logs/bench-" + name + ".log");
  }

  @Override
  public synchronized void close() {
    over = true;
    List.copyOf(running.keySet()).forEach(this::stop);
    for (AutoCloseable one : List.copyOf(besides)) {
      try {
        one.close();
      } catch (Exception e) {
        System.err.println("A server of a baseline did not end: " + e.getMessage());
      }
    }
    besides.clear();
    stores.ifPresent(Stores::close);
    stores = Optional.empty();
    machine.close();
  }
}
