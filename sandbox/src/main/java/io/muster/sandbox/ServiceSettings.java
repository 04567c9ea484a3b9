package io.muster.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.embedded.DatabaseSpec;
import io.muster.embedded.InfrastructureAddresses;
import io.muster.embedded.PostgreSqlAddress;
import io.muster.embedded.tls.ServerCertificate;
import io.muster.sandbox.process.SettingsFile;
import io.muster.sandbox.world.Microsoft;
import java.nio.file.Path;

/** What each service is told on this machine: addresses and keys, nothing else; no check is different from production's. */
record ServiceSettings(
    InfrastructureAddresses infrastructure,
    JsonNode standIns,
    Microsoft microsoft,
    ServerCertificate certificate,
    ServiceTokens tokens,
    MachineFolder folder) {

  SettingsFile of(String service) {
    SettingsFile settings = shared(service);
    switch (service) {
      case "webhook-ingest" -> settings.set("muster.ingest.sender.public-url", publicUrl(service)).set("muster.ingest.sender.test-url", "http://127.0.0.1:" + folder.ports(service).plain());
      case "channel-mapping" -> settings.set("muster.tenants.allowed", microsoft.tenant());
      case "bot-gateway" -> bot(settings);
      case "identity-linking" -> identity(settings);
      case "graph-actions" -> graph(settings);
      default -> throw new IllegalArgumentException(service);
    }
    return settings;
  }

  private SettingsFile shared(String service) {
    PostgreSqlAddress postgreSql = infrastructure.postgreSql().orElseThrow();
    DatabaseSpec database = folder.database(service);
    Path keys = folder.keys();
    String room = Installation.room(service);
    SettingsFile settings =
        new SettingsFile()
            .set("quarkus.http.host", "127.0.0.1")
            .set("quarkus.http.port", folder.ports(service).plain())
            .set("quarkus.http.ssl-port", folder.ports(service).tls())
            .set("quarkus.http.ssl.certificate.files", certificate.certificate())
            .set("quarkus.http.ssl.certificate.key-files", certificate.key())
            .set("kafka.bootstrap.servers", infrastructure.kafka().orElseThrow())
            .set("quarkus.datasource.reactive.url", postgreSql.reactiveUrl(database.name()))
            .set("quarkus.datasource.jdbc.url", postgreSql.jdbcUrl(database.name()))
            .set("quarkus.datasource.username", database.role())
            .set("quarkus.datasource.password", database.password())
            // One replica of each: a service that was killed and starts again need not wait long for its own leases.
            .set("muster.kafka.delivery-timeout", "3s")
            .set("muster.kafka.relay-lease", "8s")
            .set("muster.vault.keyset-file", keys.resolve(room).resolve("vault.json"))
            .set("muster.sealing.private-keyset-file", keys.resolve(room).resolve("sealing-private.json"))
            .set("muster.sealing.public-keysets-dir", keys.resolve("public"))
            .set("muster.trust.ca-file", certificate.authority())
            .set("muster.service-tokens.issuer", tokens.issuer())
            .set("muster.service-tokens.jwks-url", tokens.keysUrl())
            .set("muster.service-tokens.token-dir", folder.tokens(service))
            .set("quarkus.tls.sandbox.trust-store.pem.certs", certificate.authority())
            .set("quarkus.oidc.tls.tls-configuration-name", "sandbox")
            .set("quarkus.oidc.auth-server-url", microsoft.issuer())
            .set("quarkus.oidc.client-id", microsoft.operators().clientId());
    Installation.SERVICES.forEach(other -> settings.set("muster.services." + other + ".url", "http://127.0.0.1:" + folder.ports(other).plain()));
    return settings;
  }

  private void bot(SettingsFile settings) {
    String origin = standIns.at("/teams/address").asText();
    settings
        .set("muster.bot.sender.lease", "8s")
        .set("muster.bot.sender.call-timeout", "4s")
        .set("muster.bot.cloud.issuer", standIns.at("/botFramework/issuer").asText())
        .set("muster.bot.cloud.openid-metadata-url", standIns.at("/botFramework/metadata").asText())
        .set("muster.bot.cloud.login-endpoint", microsoft.login())
        .set("muster.bot.cloud.connector-origins", origin)
        .set("muster.bot.cloud.proactive-service-url", standIns.at("/teams/serviceUrl").asText())
        .set("muster.tenants.allowed", microsoft.tenant())
        .set("muster.bot.cloud.registrations.muster.app-id", microsoft.bot().clientId())
        .set("muster.bot.cloud.registrations.muster.app-secret", microsoft.bot().secret())
        .set("muster.bot.cloud.registrations.muster.token-tenant", microsoft.tenant());
  }

  private void identity(SettingsFile settings) {
    String identity = standIns.at("/pagerduty/identity").asText();
    settings
        .set("muster.identity.web.public-url", publicUrl("identity-linking"))
        .set("muster.identity.tools.pagerduty.api-us", standIns.at("/pagerduty/address").asText())
        .set("muster.identity.tools.pagerduty.api-eu", standIns.at("/pagerduty/euAddress").asText())
        .set("muster.identity.tools.pagerduty.authorise", identity + "/oauth/authorize")
        .set("muster.identity.tools.pagerduty.token", identity + "/oauth/token");
  }

  /**
   * A person's own browser knows nothing of this machine's certificate authority: what it opens is plain HTTP on loopback, as RFC 8252 (section 7.3) allows.
   *
   * @param signIn where PagerDuty's sign-in is reached without TLS
   */
  void forBrowsers(SettingsFile identity, String signIn) {
    identity
        .set("muster.identity.web.public-url", "http://localhost:" + folder.ports("identity-linking").plain())
        .set("muster.identity.tools.pagerduty.authorise", signIn + "/oauth/authorize");
  }

  private void graph(SettingsFile settings) {
    settings
        .set("muster.tenants.allowed", microsoft.tenant())
        .set("muster.graph.app.client-id", microsoft.bot().clientId())
        .set("muster.graph.app.client-secret", microsoft.bot().secret())
        .set("muster.graph.cloud.login-address", microsoft.login())
        .set("muster.graph.cloud.graph-address", standIns.at("/graph/address").asText().replaceAll("/v1\\.0$", ""));
  }

  private String publicUrl(String service) {
    return "https://localhost:" + folder.ports(service).tls();
  }
}
