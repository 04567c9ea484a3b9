package io.muster.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.embedded.InfrastructureAddresses;
import io.muster.embedded.tls.LocalCertificateAuthority;
import io.muster.embedded.tls.ServerCertificate;
import io.muster.sandbox.process.ProcessTable;
import io.muster.sandbox.process.SandboxFailure;
import io.muster.sandbox.process.SettingsFile;
import io.muster.sandbox.real.RealSettings;
import io.muster.sandbox.real.RealWorld;
import io.muster.sandbox.world.Microsoft;
import io.muster.sandbox.world.PagerDuty;
import io.muster.sandbox.world.Teams;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All of Muster on this machine: Kafka and PostgreSQL, the stand-ins, the five services, each in a process of its own. Everything listens on
 * loopback; closing stops what was started.
 */
public final class Machine implements AutoCloseable {
  private final Installation installation;
  private final Map<String, Map<String, String>> besides;
  private final MachineFolder folder;
  private final Optional<Remembered> remembered;
  private final Launching launching;
  private final KafkaAndPostgreSql infrastructure;
  private final RealWorld world;
  private final Path trusted;
  private final Web web;
  private final ServerCertificate certificate;
  private final ServiceTokens tokens;
  private final StandIns standIns;
  private final Map<String, Service> services = new LinkedHashMap<>();
  private final Vendors vendors;
  private Optional<LoopbackDoor> door = Optional.empty();
  private Optional<LoopbackDoor> tunnelEnd = Optional.empty();

  /** A machine whose services have the settings they need and no others. */
  public Machine(Installation installation) {
    this(installation, Map.of());
  }

  /**
   * Prepares the folder and the certificates of a new machine; nothing runs yet. What an earlier run left in the folder is removed.
   *
   * @param besides further settings by the service's name, such as the jars of tools that are plugged in; they have the last word
   */
  public Machine(Installation installation, Map<String, Map<String, String>> besides) {
    this(installation, besides, MachineFolder.emptied(installation.state()), Optional.empty(), Optional.empty(), RealWorld.NONE);
  }

  private Machine(
      Installation installation,
      Map<String, Map<String, String>> besides,
      MachineFolder folder,
      Optional<Remembered> remembered,
      Optional<ProcessTable> table,
      RealWorld world) {
    this.world = world;
    this.launching = new Launching(installation, table);
    this.infrastructure = new KafkaAndPostgreSql(folder, launching);
    this.installation = installation;
    this.besides = Map.copyOf(besides);
    this.folder = folder;
    this.remembered = remembered;
    LocalCertificateAuthority authority = LocalCertificateAuthority.in(folder.authority(), Clock.systemUTC());
    this.certificate = authority.serverCertificate("localhost");
    this.trusted = folder.trust(authority.certificate(), world.trusted());
    this.web = new Web(List.of(trusted), !world.none());
    this.tokens = new ServiceTokens(folder);
    this.standIns = new StandIns(folder, certificate, launching);
    this.vendors = new Vendors(web, world, remembered);
  }

  /**
   * The machine that an earlier run left in the folder, with its data, keys, addresses and people; a new one where that run did not come to an end of
   * setting it up, or where there was none. People use it with their own browsers.
   *
   * @param besides further settings by the service's name
   * @param table is told of every process that was started
   * @param world what is real; everything else is a stand-in
   */
  public static Machine kept(Installation installation, Map<String, Map<String, String>> besides, ProcessTable table, RealWorld world) {
    Optional<Remembered> remembered = Remembered.in(installation.state());
    MachineFolder folder = remembered.isPresent() ? MachineFolder.kept(installation.state()) : MachineFolder.emptied(installation.state());
    return new Machine(installation, besides, folder, remembered, Optional.of(table), world);
  }

  /** Starts everything, with one line per step. */
  public void start(Console console) {
    boolean known = remembered.isPresent();
    Together.run(
        () -> {
          console.step("Kafka and PostgreSQL", infrastructure::start);
          console.step("databases and topics of the five services", infrastructure::furnish);
        },
        () -> {
          console.step("PagerDuty, Entra, Teams and Graph, as their vendors publish them", standIns::start);
          console.step(known ? "the tenant and the PagerDuty account, as they were" : "a tenant and a PagerDuty account, Muster registered in both", this::meetVendors);
        },
        () -> KeyRingFiles.makeIfAbsent(installation, folder));
    tokens.start();
    console.step(
        String.join(", ", Installation.SERVICES),
        () -> {
          prepareServices();
          services.values().forEach(service -> service.start(""));
          services.values().forEach(service -> service.awaitReady(web));
          world.publicUrl().ifPresent(url -> openTunnelEnd());
        });
  }

  /** Starts everything; what runs but is not ready in time, as on a machine that does other work as well, is waited for once more. */
  public void startPatiently(Console console) {
    try {
      start(console);
    } catch (SandboxFailure slow) {
      if (services.isEmpty() || services.values().stream().anyMatch(service -> !service.process().running())) {
        throw slow;
      }
      console.step("the services, waited for longer", () -> services.values().forEach(service -> service.awaitReady(web)));
    }
  }

  /** What an earlier run set up, where this machine is one that was kept. */
  public Optional<Remembered> remembered() {
    return remembered;
  }

  /** HTTP that trusts this machine's certificates. */
  public Web web() {
    return web;
  }

  /** The Microsoft 365 tenant. */
  public Microsoft microsoft() {
    return vendors.microsoft();
  }

  /** Teams. */
  public Teams teams() {
    return vendors.teams();
  }

  /** The PagerDuty account. */
  public PagerDuty pagerDuty() {
    return vendors.pagerDuty();
  }

  /** One of the five services. */
  public Service service(String name) {
    return services.get(name);
  }

  /** All of them, in the order in which an incident travels. */
  public List<Service> services() {
    return List.copyOf(services.values());
  }

  /** Where Kafka and PostgreSQL answer. */
  public InfrastructureAddresses infrastructure() {
    return infrastructure.addresses();
  }

  /** Where people's browsers find identity-linking: over TLS for programs, plain on loopback where a person's own browser comes. */
  public String linkingUrl() {
    Service linking = service("identity-linking");
    return world.publicUrl().orElse(door.isPresent() ? linking.browserUrl() : linking.publicUrl());
  }

  /** Whether what everything else stands on still runs: Kafka with PostgreSQL, and the stand-ins. */
  public boolean foundationsStand() {
    return standIns.process().running() && infrastructure.running();
  }

  /** Where each stand-in is, in the form in which the stand-ins tell it. */
  public JsonNode standInAddresses() {
    return standIns.addresses();
  }

  private void meetVendors() {
    JsonNode addresses = standIns.addresses();
    if (launching.forPeople()) {
      door = Optional.of(new LoopbackDoor(folder.ports().port("pagerduty sign-in"), Map.of("/", addresses.at("/pagerduty/identity").asText()), web.client()));
    }
    vendors.meet(addresses);
  }

  /** What a service is told; the caller may add to it, and writes it where it likes. */
  public SettingsFile settingsOf(String service) {
    ServiceSettings settings = new ServiceSettings(infrastructure.addresses(), standIns.addresses(), vendors.microsoft(), certificate, tokens, folder);
    SettingsFile told = settings.of(service);
    if (service.equals("identity-linking")) {
      door.ifPresent(open -> settings.forBrowsers(told, open.address()));
    }
    new RealSettings(world, trusted).adjust(service, told);
    besides.getOrDefault(service, Map.of()).forEach(told::set);
    return told;
  }

  /** One address for everything that comes in from outside: Teams to the bot, webhooks to ingest, people's browsers to linking. */
  private void openTunnelEnd() {
    String linking = service("identity-linking").url();
    Map<String, String> routes =
        Map.of("/api/messages", service("bot-gateway").url(), "/webhooks/", service("webhook-ingest").url(), "/link", linking, "/oauth/", linking);
    tunnelEnd = Optional.of(new LoopbackDoor(world.tunnelPort(), routes, web.client()));
  }

  private void prepareServices() {
    for (String name : Installation.SERVICES) {
      Path file = settingsOf(name).write(folder.settings(name));
      List<String> command = launching.command(JavaCommand.service(installation.serviceJar(name), file, launching.cacheOf(name)));
      Service.Ports ports = folder.ports(name);
      services.put(name, new Service(name, ports, command, folder.log(name), pid -> launching.started(name, pid, ports.plain())));
    }
    if (remembered.isEmpty() && world.tenant().isEmpty()) {
      vendors.teams().registerBot(vendors.microsoft().bot().clientId(), service("bot-gateway").publicUrl() + "/api/messages");
    }
  }

  @Override
  public void close() {
    Together.run(services.values().stream().<Runnable>map(service -> service::close).toArray(Runnable[]::new));
    tunnelEnd.ifPresent(LoopbackDoor::close);
    door.ifPresent(LoopbackDoor::close);
    standIns.close();
    infrastructure.close();
    tokens.close();
  }
}
