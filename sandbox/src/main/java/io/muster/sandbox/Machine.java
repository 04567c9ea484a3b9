package io.muster.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.contracts.wire.Topics;
import io.muster.embedded.DatabaseSpec;
import io.muster.embedded.InfrastructureAddresses;
import io.muster.embedded.InfrastructureProcess;
import io.muster.embedded.TopicSpec;
import io.muster.embedded.tls.LocalCertificateAuthority;
import io.muster.embedded.tls.ServerCertificate;
import io.muster.sandbox.process.FreePorts;
import io.muster.sandbox.process.ManagedProcess;
import io.muster.sandbox.process.SandboxFailure;
import io.muster.sandbox.process.ServiceTokenIssuer;
import io.muster.sandbox.process.SettingsFile;
import io.muster.sandbox.world.Microsoft;
import io.muster.sandbox.world.PagerDuty;
import io.muster.sandbox.world.Teams;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * All of Muster on this machine: Kafka and PostgreSQL, the stand-ins, the five services, each in a process of its own. Everything listens on
 * loopback; closing stops what was started.
 */
public final class Machine implements AutoCloseable {
  private final Installation installation;
  private final Map<String, Map<String, String>> besides;
  private final Web web;
  private final ServerCertificate certificate;
  private final ServiceTokenIssuer tokens = new ServiceTokenIssuer();
  private final Map<String, Service> services = new LinkedHashMap<>();
  private InfrastructureProcess infrastructure;
  private ManagedProcess standIns;
  private JsonNode addresses;
  private Microsoft microsoft;
  private Teams teams;
  private PagerDuty pagerDuty;

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
    this.installation = installation;
    this.besides = Map.copyOf(besides);
    Folders.empty(installation.state());
    LocalCertificateAuthority authority = LocalCertificateAuthority.in(installation.state().resolve("ca"), Clock.systemUTC());
    this.certificate = authority.serverCertificate("localhost");
    this.web = new Web(authority.certificate());
  }

  /** Starts everything, with one line per step. */
  public void start(Console console) {
    console.step("Kafka and PostgreSQL", this::startInfrastructure);
    console.step("PagerDuty, Entra, Teams and Graph, as their vendors publish them", this::startStandIns);
    console.step("five databases, topics, key rings", this::furnish);
    console.step("a tenant, a PagerDuty account, Muster registered in both", this::registerInBoth);
    console.step(
        "webhook-ingest, channel-mapping, bot-gateway, identity-linking, graph-actions",
        () -> {
          prepareServices();
          services.values().forEach(service -> service.start(""));
          services.values().forEach(service -> service.awaitReady(web));
        });
  }

  /** HTTP that trusts this machine's certificates. */
  public Web web() {
    return web;
  }

  /** The Microsoft 365 tenant. */
  public Microsoft microsoft() {
    return microsoft;
  }

  /** Teams. */
  public Teams teams() {
    return teams;
  }

  /** The PagerDuty account. */
  public PagerDuty pagerDuty() {
    return pagerDuty;
  }

  /** One of the five services. */
  public Service service(String name) {
    return services.get(name);
  }

  /** Where Kafka and PostgreSQL answer. */
  public InfrastructureAddresses infrastructure() {
    return infrastructure.addresses();
  }

  private void startInfrastructure() {
    infrastructure = InfrastructureProcess.start(installation.state().resolve("data"));
  }

  private void startStandIns() {
    Path told = installation.state().resolve("stand-ins-addresses.json");
    Path config = installation.state().resolve("stand-ins.json");
    Map<String, Object> wanted =
        Map.of(
            "tls", Map.of("certificate", certificate.certificate().toString(), "key", certificate.key().toString(), "authority", certificate.authority().toString()),
            "pagerdutyFirstRetryMillis", 1000,
            "addressesFile", told.toString());
    List<String> command = new ArrayList<>(List.of(Installation.java().toString(), "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-cp", Installation.classPath(), "io.muster.standins.StandIns", config.toString()));
    standIns = new ManagedProcess("stand-ins", command, installation.state().resolve("logs/stand-ins.log"));
    try {
      Files.writeString(config, new ObjectMapper().writeValueAsString(wanted));
      standIns.start(Map.of());
      awaitFile(told, standIns);
      addresses = new ObjectMapper().readTree(told.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void awaitFile(Path file, ManagedProcess process) {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (Files.notExists(file)) {
      if (!process.running() || System.nanoTime() > end) {
        throw new SandboxFailure(process.name() + " did not start.", "The end of its log:\n" + process.lastLines(20), null);
      }
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  private void furnish() {
    infrastructure.addresses().databases().provision(Installation.SERVICES.stream().map(this::database).toList());
    infrastructure.addresses().topics().create(
        Topics.all().stream()
            .map(topic -> new TopicSpec(topic.name(), topic.partitions(), topic.compacted(), topic.compacted() ? Optional.empty() : Optional.of(Duration.ofMillis(topic.retentionMillis()))))
            .toList());
    KeyRingFiles.create(installation, keys());
    for (String service : Installation.SERVICES) {
      tokens.writeTokens(service, Installation.SERVICES, tokenFolder(service));
    }
  }

  private void registerInBoth() {
    microsoft = new Microsoft(web, addresses, "Contoso");
    microsoft.registerMuster();
    teams = new Teams(web, addresses);
    pagerDuty = new PagerDuty(web, addresses, "acme");
    pagerDuty.openAccount();
  }

  private void prepareServices() {
    List<Integer> free = FreePorts.take(Installation.SERVICES.size() * 2);
    Map<String, Service.Ports> ports = new LinkedHashMap<>();
    for (int i = 0; i < Installation.SERVICES.size(); i++) {
      ports.put(Installation.SERVICES.get(i), new Service.Ports(free.get(2 * i), free.get(2 * i + 1)));
    }
    ServiceSettings settings = new ServiceSettings(infrastructure.addresses(), addresses, microsoft, certificate, tokens, ports, keys());
    for (String name : Installation.SERVICES) {
      SettingsFile told = settings.of(name, database(name), tokenFolder(name));
      besides.getOrDefault(name, Map.of()).forEach(told::set);
      Path file = told.write(installation.state().resolve("config/" + name + ".properties"));
      Path log = installation.state().resolve("logs/" + name + ".log");
      services.put(name, new Service(name, ports.get(name), installation.serviceJar(name), file, log, List.of()));
    }
    teams.registerBot(microsoft.bot().clientId(), service("bot-gateway").publicUrl() + "/api/messages");
  }

  private final Map<String, DatabaseSpec> databases = new LinkedHashMap<>();

  private DatabaseSpec database(String service) {
    return databases.computeIfAbsent(service, name -> new DatabaseSpec("muster_" + room(name), "muster_" + room(name), password()));
  }

  static String room(String service) {
    return switch (service) {
      case "webhook-ingest" -> "ingest";
      case "channel-mapping" -> "mapping";
      case "bot-gateway" -> "bot";
      case "identity-linking" -> "identity";
      case "graph-actions" -> "graph";
      default -> throw new IllegalArgumentException(service);
    };
  }

  private Path keys() {
    return installation.state().resolve("keys");
  }

  private Path tokenFolder(String service) {
    return installation.state().resolve("tokens").resolve(service);
  }

  private static String password() {
    byte[] bytes = new byte[16];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public void close() {
    services.values().parallelStream().forEach(Service::close);
    if (standIns != null) {
      standIns.close();
    }
    if (infrastructure != null) {
      infrastructure.close();
    }
    tokens.close();
  }
}
