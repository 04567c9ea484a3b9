package io.muster.sandbox.real;

import io.muster.sandbox.process.SettingsFile;
import java.nio.file.Path;

/** What the services are told about the parts of the world that are real, in the place of what they would be told about stand-ins. */
public final class RealSettings {
  private final RealWorld world;
  private final Path trusted;

  /**
   * For this world.
   *
   * @param trusted a PEM file with every authority to trust beside the public ones
   */
  public RealSettings(RealWorld world, Path trusted) {
    this.world = world;
    this.trusted = trusted;
  }

  /** Changes what one service is told. */
  public void adjust(String service, SettingsFile settings) {
    world.tenant().ifPresent(tenant -> microsoft(service, tenant, settings));
    world.account().filter(account -> service.equals("identity-linking")).ifPresent(account -> pagerDuty(account, settings));
    world.publicUrl().ifPresent(url -> publicUrl(service, url, settings));
    world.trusted().ifPresent(authority -> settings.set("muster.trust.ca-file", trusted));
  }

  private void microsoft(String service, RealWorld.Tenant tenant, SettingsFile settings) {
    settings.set("quarkus.oidc.auth-server-url", tenant.issuer()).set("quarkus.oidc.client-id", tenant.operators().clientId());
    if (world.trusted().isPresent()) {
      settings.set("quarkus.tls.sandbox.trust-store.pem.certs", trusted);
    } else {
      settings.remove("quarkus.oidc.tls.tls-configuration-name").remove("quarkus.tls.sandbox.trust-store.pem.certs");
    }
    if (settings.has("muster.tenants.allowed")) {
      settings.set("muster.tenants.allowed", tenant.id());
    }
    switch (service) {
      case "bot-gateway" -> bot(tenant, settings);
      case "graph-actions" -> graph(tenant, settings);
      default -> { }
    }
  }

  private static void bot(RealWorld.Tenant tenant, SettingsFile settings) {
    settings
        .set("muster.bot.cloud.openid-metadata-url", tenant.metadata())
        .set("muster.bot.cloud.login-endpoint", tenant.login())
        .set("muster.bot.cloud.connector-origins", tenant.connector())
        .set("muster.bot.cloud.proactive-service-url", tenant.serviceUrl())
        .set("muster.bot.cloud.registrations.muster.app-id", tenant.bot().clientId())
        .set("muster.bot.cloud.registrations.muster.app-secret", tenant.bot().secret())
        .set("muster.bot.cloud.registrations.muster.token-tenant", tenant.tokenTenant())
        .remove("muster.bot.cloud.issuer");
  }

  private static void graph(RealWorld.Tenant tenant, SettingsFile settings) {
    settings
        .set("muster.graph.app.client-id", tenant.bot().clientId())
        .set("muster.graph.app.client-secret", tenant.bot().secret())
        .set("muster.graph.cloud.login-address", tenant.login())
        .remove("muster.graph.cloud.graph-address");
  }

  private static void pagerDuty(RealWorld.Account account, SettingsFile settings) {
    settings
        .set("muster.identity.tools.pagerduty.api-" + account.region(), account.api())
        .set("muster.identity.tools.pagerduty.authorise", account.signIn() + "/oauth/authorize")
        .set("muster.identity.tools.pagerduty.token", account.signIn() + "/oauth/token");
  }

  private static void publicUrl(String service, String url, SettingsFile settings) {
    switch (service) {
      case "webhook-ingest" -> settings.set("muster.ingest.sender.public-url", url);
      case "identity-linking" -> settings.set("muster.identity.web.public-url", url);
      default -> { }
    }
  }
}
