package io.muster.bot;

import io.muster.embedded.tls.LocalCertificateAuthority;
import io.muster.standins.entra.AppRegistration;
import io.muster.standins.entra.EntraStandIn;
import io.muster.standins.entra.Person;
import io.muster.standins.entra.Tenant;
import io.muster.standins.teams.Bot;
import io.muster.standins.teams.Place;
import io.muster.standins.teams.Team;
import io.muster.standins.teams.TeamsStandIn;
import io.muster.standins.tls.TlsFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Set;
import java.util.UUID;

/** Entra and Teams as stand-ins over TLS: one tenant, three people, one team, one bot. */
public final class TeamsCloud implements AutoCloseable {
  static final String SECRET = "the-bots-secret-of-this-test";

  private final Path authority;
  private final EntraStandIn entra;
  private final TeamsStandIn teams;
  private final Tenant tenant;
  private final Person moreau;
  private final Person okafor;
  private final Person ito;
  private final Bot bot;
  private final Team team;

  private TeamsCloud(TlsFiles tls, String messagingEndpoint) {
    authority = tls.authority();
    entra = new EntraStandIn(tls, 0, Clock.systemUTC());
    teams = new TeamsStandIn(tls, 0, entra, Clock.systemUTC());
    tenant = entra.directory().add(new Tenant(id(), "Contoso", "contoso.onmicrosoft.com"));
    moreau = person("K. Moreau", "moreau");
    okafor = person("T. Okafor", "okafor");
    ito = person("S. Ito", "ito");
    AppRegistration app = entra.directory().add(new AppRegistration(id(), tenant.id(), "Muster", Set.of(SECRET), false, Set.of(), Set.of()));
    bot = teams.world().add(new Bot(app.clientId(), "Muster", URI.create(messagingEndpoint)));
    team = teams.world().add(new Team("19:" + id() + "@thread.tacv2", id(), tenant.id(), "Payments", Set.of(moreau.id(), okafor.id(), ito.id())));
  }

  static TeamsCloud start(String messagingEndpoint) {
    try {
      var certificate = LocalCertificateAuthority.in(Files.createTempDirectory("bot-tls"), Clock.systemUTC()).serverCertificate("microsoft");
      return new TeamsCloud(new TlsFiles(certificate.certificate(), certificate.key(), certificate.authority()), messagingEndpoint);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A new channel of the team. */
  Place.Channel newChannel() {
    return teams.world().addChannel("19:" + id() + "@thread.tacv2", team.id(), "Incidents", Place.Reach.STANDARD, Set.of());
  }

  Place.PersonalChat chatOf(Person person) {
    return teams.world().personalChat(bot, person);
  }

  private Person person(String name, String account) {
    return entra.directory().add(new Person(id(), tenant.id(), name, account + "@contoso.example"));
  }

  private static String id() {
    return UUID.randomUUID().toString();
  }

  Path authority() {
    return authority;
  }

  EntraStandIn entra() {
    return entra;
  }

  TeamsStandIn teams() {
    return teams;
  }

  Tenant tenant() {
    return tenant;
  }

  Person moreau() {
    return moreau;
  }

  Person okafor() {
    return okafor;
  }

  /** Somebody with whom no test opens a chat. */
  Person ito() {
    return ito;
  }

  Bot bot() {
    return bot;
  }

  Team team() {
    return team;
  }

  @Override
  public void close() {
    teams.close();
    entra.close();
  }
}
