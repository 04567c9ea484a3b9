package io.muster.sandbox.real;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.sandbox.Installation;
import io.muster.sandbox.Remembered;
import io.muster.sandbox.Web;
import io.muster.sandbox.process.PortBook;
import io.muster.sandbox.process.SandboxFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code ./muster check}: what is reachable and what the other side answered, real or stand-in. */
public final class Check {
  private final Installation installation;
  private final RealWorld world;
  private final PortBook ports;

  /** A check of this installation in this world. */
  public Check(Installation installation, RealWorld world) {
    this.installation = installation;
    this.world = world;
    this.ports = PortBook.in(installation.state().resolve("ports.json"));
  }

  /** Asks everybody; one line for each. */
  public List<Finding> findings() {
    Probe probe = new Probe(web());
    WayBackCheck.Addresses told = addresses();
    List<Finding> findings = new ArrayList<>();
    tenant().ifPresent(tenant -> findings.addAll(new MicrosoftCheck(probe, tenant).findings()));
    account().ifPresent(account -> findings.addAll(new PagerDutyCheck(probe, account, told.ingest() + "/webhooks/").findings()));
    findings.addAll(new WayBackCheck(probe, told).findings());
    return findings;
  }

  private Web web() {
    List<Path> authorities = Stream.concat(Stream.of(installation.state().resolve("ca/ca.pem")).filter(Files::exists), world.trusted().stream()).toList();
    return new Web(authorities, !world.none() || authorities.isEmpty());
  }

  private Optional<RealWorld.Tenant> tenant() {
    return world.tenant().isPresent() ? world.tenant() : remembered().map(this::standInTenant);
  }

  private RealWorld.Tenant standInTenant(Remembered known) {
    JsonNode standIns = standIns();
    var tenancy = known.tenancy();
    String login = standIns.at("/entra/address").asText();
    return new RealWorld.Tenant(
        tenancy.tenant(), tenancy.bot(), tenancy.tenant(), tenancy.operators(), login, standIns.at("/botFramework/metadata").asText(), standIns.at("/teams/serviceUrl").asText());
  }

  private Optional<RealWorld.Account> account() {
    return world.account().isPresent() ? world.account() : remembered().map(this::standInAccount);
  }

  private RealWorld.Account standInAccount(Remembered known) {
    JsonNode standIns = standIns();
    return new RealWorld.Account("acme", "us", known.app(), standIns.at("/pagerduty/address").asText(), standIns.at("/pagerduty/identity").asText());
  }

  private WayBackCheck.Addresses addresses() {
    if (world.publicUrl().isPresent()) {
      String all = world.publicUrl().get();
      return new WayBackCheck.Addresses(all, all, all);
    }
    String tls = "https://localhost:";
    return new WayBackCheck.Addresses(tls + ports.port("bot-gateway tls"), tls + ports.port("webhook-ingest tls"), "http://localhost:" + ports.port("identity-linking"));
  }

  private Optional<Remembered> remembered() {
    Optional<Remembered> known = Remembered.in(installation.state());
    if (known.isEmpty() && world.none()) {
      throw new SandboxFailure("There is nothing to check yet: Muster was not set up here.", "./muster up sets it up with stand-ins; ./muster check --config <file> checks a real tenant or account.", null);
    }
    return known;
  }

  private JsonNode standIns() {
    try {
      return new ObjectMapper().readTree(installation.state().resolve("stand-ins-addresses.json").toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
