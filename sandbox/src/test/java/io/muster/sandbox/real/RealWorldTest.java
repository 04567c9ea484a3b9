package io.muster.sandbox.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.sandbox.process.SandboxFailure;
import io.muster.sandbox.process.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RealWorldTest {
  private static final String WHOLE =
      """
      public-url=https://muster.example.dev/
      microsoft.tenant=11111111-2222-3333-4444-555555555555
      microsoft.bot.app-id=bot
      microsoft.bot.secret-file=%s
      microsoft.operators.client-id=operators
      microsoft.operators.secret=operators-secret
      pagerduty.subdomain=acme
      pagerduty.region=eu
      pagerduty.client-id=client
      pagerduty.client-secret=client-secret
      """;

  @TempDir Path folder;

  @Test
  void what_is_not_said_is_the_public_cloud() throws IOException {
    RealWorld world = whole();

    RealWorld.Tenant tenant = world.tenant().orElseThrow();
    assertThat(world.publicUrl()).contains("https://muster.example.dev");
    assertThat(tenant.bot().secret()).isEqualTo("from a file");
    assertThat(tenant.issuer()).isEqualTo("https://login.microsoftonline.com/11111111-2222-3333-4444-555555555555/v2.0");
    assertThat(tenant.tokenTenant()).isEqualTo(tenant.id());
    assertThat(tenant.connector()).isEqualTo("https://smba.trafficmanager.net");
    assertThat(world.account().orElseThrow().api()).isEqualTo("https://api.eu.pagerduty.com");
    assertThat(world.account().orElseThrow().signIn()).isEqualTo("https://identity.pagerduty.com");
  }

  @Test
  void a_file_that_names_nothing_leaves_everything_to_the_stand_ins() throws IOException {
    assertThat(world("# nothing yet\n").none()).isTrue();
  }

  @Test
  void everything_that_is_wrong_is_told_at_once() {
    assertThatThrownBy(() -> world("pagerduty.region=mars\npagerduty.subdomain=acme\npagerduty.clientid=typo\n"))
        .isInstanceOf(SandboxFailure.class)
        .hasMessageContaining("pagerduty.region is mars, not us or eu")
        .hasMessageContaining("pagerduty.client-id is missing")
        .hasMessageContaining("pagerduty.client-secret is missing")
        .hasMessageContaining("public-url is missing")
        .hasMessageContaining("pagerduty.clientid is not known");
  }

  @Test
  void a_real_tenant_leaves_no_stand_in_in_what_the_bot_is_told() throws IOException {
    SettingsFile told =
        new SettingsFile()
            .set("muster.tenants.allowed", "stand-in")
            .set("quarkus.oidc.tls.tls-configuration-name", "sandbox")
            .set("quarkus.oidc.auth-server-url", "https://localhost:1/stand-in/v2.0")
            .set("muster.bot.cloud.issuer", "https://api.botframework.com")
            .set("muster.bot.cloud.openid-metadata-url", "https://localhost:1/stand-in")
            .set("muster.bot.cloud.login-endpoint", "https://localhost:1/stand-in")
            .set("muster.bot.cloud.connector-origins", "https://localhost:1/stand-in")
            .set("muster.bot.cloud.proactive-service-url", "https://localhost:1/stand-in/");

    new RealSettings(whole(), folder.resolve("trusted.pem")).adjust("bot-gateway", told);

    String written = Files.readString(told.write(folder.resolve("bot.properties")));
    assertThat(written).doesNotContain("stand-in").doesNotContain("localhost").doesNotContain("tls-configuration-name");
    assertThat(written).contains("muster.tenants.allowed=11111111-2222-3333-4444-555555555555", "registrations.muster.app-id=bot", "app-secret=from a file");
  }

  @Test
  void a_real_account_changes_nothing_of_what_the_bot_is_told() throws IOException {
    SettingsFile told = new SettingsFile().set("muster.bot.cloud.login-endpoint", "https://localhost:1/stand-in");
    RealWorld account = world("public-url=https://x.example\npagerduty.subdomain=acme\npagerduty.client-id=a\npagerduty.client-secret=b\n");

    new RealSettings(account, folder.resolve("trusted.pem")).adjust("bot-gateway", told);

    assertThat(Files.readString(told.write(folder.resolve("bot.properties"))).strip()).isEqualTo("muster.bot.cloud.login-endpoint=https://localhost:1/stand-in");
  }

  private RealWorld whole() throws IOException {
    return world(WHOLE.formatted(Files.writeString(folder.resolve("secret"), "from a file\n")));
  }

  private RealWorld world(String text) throws IOException {
    return RealWorld.in(Files.writeString(folder.resolve("my.properties"), text));
  }
}
