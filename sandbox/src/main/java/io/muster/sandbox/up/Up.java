package io.muster.sandbox.up;

import io.muster.sandbox.Console;
import io.muster.sandbox.Folders;
import io.muster.sandbox.Installation;
import io.muster.sandbox.Machine;
import io.muster.sandbox.journey.Town;
import io.muster.sandbox.page.PageServer;
import io.muster.sandbox.page.PageWorld;
import io.muster.sandbox.process.SandboxFailure;
import io.muster.sandbox.real.RealWorld;
import io.muster.sandbox.trace.SpanReceiver;
import io.muster.sandbox.trace.SpanStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * {@code ./muster up}: starts everything, sets the town up at the first time, serves the page and stays in the foreground until it is told to stop. What it
 * did is kept, and found again by the next one.
 */
final class Up {
  private final Console console;
  private final Installation installation;
  private final RunFiles files;
  private final UpOptions options;
  private final RealWorld world;

  Up(Console console, Installation installation, UpOptions options) {
    this.console = console;
    this.installation = installation;
    this.files = RunFiles.of(installation);
    this.options = options;
    this.world = options.config().map(RealWorld::in).orElse(RealWorld.NONE);
  }

  /** Runs until Ctrl-C or {@code ./muster down}; a failure to start stops what was started already. */
  void run() {
    console.heading("Muster on this machine");
    refuseASecond();
    Leftovers.end(console, files.processes());
    UpPorts ports = new UpPorts(installation, options.port(), world);
    int port = ports.page();
    if (options.fresh()) {
      Folders.empty(installation.state());
    }
    ports.refuseTaken();
    Running running = new Running(console, files);
    running.begin(port);
    try {
      start(running, port);
    } catch (RuntimeException e) {
      running.stopAfterFailure();
      throw e;
    }
    running.lookAfter();
  }

  private void start(Running running, int port) {
    SpanStore spans = new SpanStore();
    SpanReceiver receiver = running.with(new SpanReceiver(spans));
    Machine machine = running.with(Machine.kept(installation, forPeople(port, receiver), running.table(), world));
    Setup setup = new Setup(console, installation, world);
    setup.refuseAnotherWorld(machine);
    machine.start(console);
    Town town = new Town(machine);
    if (machine.remembered().isEmpty()) {
      setup.settle(machine, town);
    }
    if (world.none()) {
      PageServer page = running.with(new PageServer(PageWorld.of(machine, machine.microsoft().name(), spans)));
      console.step("the page", () -> page.start(port));
    }
    console.line("");
    console.line("  ready after " + Console.seconds(console.elapsed()) + "; Ctrl-C stops everything, what you did is kept");
    console.line("");
    console.line("  " + (world.none() ? RunFiles.address(port) : world.publicUrl().orElse("") + " must lead to http://127.0.0.1:" + world.tunnelPort()));
    tellReady();
    running.with(new Training(installation, machine, running.table())).begin();
  }

  /**
   * What services write in JSON for log collectors is read by people here; one machine's work needs few connections, each of which is a process of PostgreSQL's; every
   * trace is told, so that a journey says where its time went; and Teams, to which linking leads back, is the page.
   */
  private Map<String, Map<String, String>> forPeople(int page, SpanReceiver traces) {
    Map<String, String> settings =
        Map.of(
            "quarkus.log.console.json.enabled", "false",
            "quarkus.log.console.format", "%d{HH:mm:ss.SSS} %-5p %c{1.} %m %X%n%e",
            "quarkus.datasource.reactive.max-size", "12",
            "quarkus.otel.exporter.otlp.endpoint", traces.address(),
            "quarkus.otel.exporter.otlp.protocol", "http/protobuf",
            "quarkus.otel.traces.sampler.arg", "1.0",
            "quarkus.otel.bsp.schedule.delay", "500ms");
    Map<String, Map<String, String>> each = Installation.SERVICES.stream().collect(Collectors.toMap(service -> service, service -> new HashMap<>(settings)));
    if (world.none()) {
      each.get("identity-linking").put("muster.identity.web.teams", RunFiles.address(page));
    }
    return each;
  }

  private void refuseASecond() {
    files.supervisor().ifPresent(running -> {
      throw new SandboxFailure(
          "Muster runs already, for " + Ages.of(running.since()) + ", at " + RunFiles.address(running.port()) + ".", "Open that address, or stop it with ./muster down.", null);
    });
  }

  private void tellReady() {
    try {
      Files.writeString(files.ready(), "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
