package io.muster.sandbox.real;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.embedded.tls.LocalCertificateAuthority;
import io.muster.embedded.tls.ServerCertificate;
import io.muster.sandbox.Web;
import io.muster.sandbox.process.FreePorts;
import io.muster.sandbox.world.Microsoft;
import io.muster.sandbox.world.PagerDuty;
import io.muster.sandbox.world.Teams;
import io.muster.standins.StandIns;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What each side answers when all is well, and each wrong setting with what is said about it. */
class CheckTest {
  private static final String DELIVERIES = "https://localhost:1/webhooks/";

  @TempDir static Path folder;
  private static StandIns standIns;
  private static Web web;
  private static JsonNode addresses;
  private static Microsoft microsoft;
  private static PagerDuty pagerDuty;
  private static PagerDuty.App app;

  @BeforeAll
  static void aTenantAndAnAccount() throws IOException {
    LocalCertificateAuthority authority = LocalCertificateAuthority.in(folder.resolve("ca"), Clock.systemUTC());
    ServerCertificate certificate = authority.serverCertificate("localhost");
    var tls = JsonObject.of("certificate", certificate.certificate().toString(), "key", certificate.key().toString(), "authority", certificate.authority().toString());
    standIns = StandIns.start(JsonObject.of("tls", tls));
    addresses = new ObjectMapper().readTree(standIns.addresses().encode());
    web = new Web(authority.certificate());
    microsoft = new Microsoft(web, addresses, "Contoso");
    microsoft.registerMuster();
    new Teams(web, addresses).registerBot(microsoft.bot().clientId(), "https://localhost:1/api/messages");
    pagerDuty = new PagerDuty(web, addresses, "acme");
    pagerDuty.openAccount();
    app = pagerDuty.registerApp("http://localhost:1/oauth/pagerduty/callback");
  }

  @AfterAll
  static void stop() {
    standIns.close();
  }

  @Test
  void a_tenant_that_is_as_it_should_be_has_nothing_to_mend() {
    assertThat(microsoft(tenant(microsoft.bot(), microsoft.tenant()))).hasSize(5).allMatch(Finding::fine);
  }

  @Test
  void a_tenant_that_does_not_exist_is_told_with_the_setting_to_look_at() {
    Finding finding = named("sign-in of the tenant", microsoft(tenant(microsoft.bot(), "11111111-0000-0000-0000-000000000001")));

    assertThat(finding.answer()).startsWith("400: AADSTS90002");
    assertThat(finding.next().orElseThrow()).contains("microsoft.tenant");
  }

  @Test
  void a_wrong_secret_of_the_bot_is_told_and_Teams_is_not_asked_without_a_token() {
    List<Finding> findings = microsoft(tenant(new Microsoft.App(microsoft.bot().clientId(), "wrong"), microsoft.tenant()));

    assertThat(named("the bot's token", findings).answer()).startsWith("401: AADSTS7000215");
    assertThat(named("the bot's token", findings).next().orElseThrow()).contains("microsoft.bot.secret");
    assertThat(findings).extracting(Finding::what).doesNotContain("Teams' connector");
  }

  @Test
  void an_app_that_nobody_registered_is_told() {
    Finding finding = named("the bot's token", microsoft(tenant(new Microsoft.App("00000000-0000-0000-0000-000000000001", "x"), microsoft.tenant())));

    assertThat(finding.answer()).startsWith("400: AADSTS700016");
    assertThat(finding.next().orElseThrow()).startsWith("No such app is registered");
  }

  @Test
  void an_app_that_is_no_bot_is_not_let_in_by_Teams() {
    Finding finding = named("Teams' connector", microsoft(tenant(microsoft.operators(), microsoft.tenant())));

    assertThat(finding.answer()).startsWith("401: No registration found");
    assertThat(finding.next().orElseThrow()).contains("the app id that of the Azure Bot");
  }

  @Test
  void a_host_that_does_not_exist_and_one_where_nobody_listens_are_told_apart() {
    RealWorld.Tenant right = tenant(microsoft.bot(), microsoft.tenant());
    int nobody = FreePorts.take(1).getFirst();
    var wrong = new RealWorld.Tenant(right.id(), right.bot(), right.id(), right.operators(), "https://localhost:" + nobody, "https://nosuch.invalid/keys", right.serviceUrl());

    assertThat(named("sign-in of the tenant", microsoft(wrong)).answer()).isEqualTo("nobody listens at localhost:" + nobody);
    assertThat(named("the Bot Framework's keys", microsoft(wrong)).answer()).isEqualTo("there is no host nosuch.invalid");
  }

  @Test
  void an_authority_that_is_not_trusted_is_told() {
    RealWorld.Tenant tenant = tenant(microsoft.bot(), microsoft.tenant());

    Finding finding = named("sign-in of the tenant", new MicrosoftCheck(new Probe(new Web(List.of(), true)), tenant).findings());

    assertThat(finding.answer()).startsWith("the certificate of localhost:").contains("is not trusted");
  }

  @Test
  void an_account_without_a_subscription_then_with_one() {
    assertThat(named("the webhook subscription", pagerDuty(app, "acme")).answer()).startsWith("none of ").endsWith("delivers to " + DELIVERIES);

    pagerDuty.subscribe(DELIVERIES + "pagerduty/abc");

    assertThat(pagerDuty(app, "acme")).hasSize(3).allMatch(Finding::fine);
  }

  @Test
  void a_wrong_client_secret_and_a_wrong_subdomain_of_PagerDuty_are_told_apart() {
    assertThat(pagerDuty(new PagerDuty.App(app.clientId(), "wrong"), "acme")).singleElement().satisfies(finding -> {
      assertThat(finding.answer()).startsWith("401");
      assertThat(finding.next().orElseThrow()).contains("pagerduty.client-secret");
    });
    assertThat(pagerDuty(app, "nosuch")).singleElement().satisfies(finding -> assertThat(finding.next().orElseThrow()).startsWith("Is nosuch the subdomain"));
  }

  @Test
  void a_tunnel_that_leads_somewhere_else_is_told_from_one_that_leads_nowhere() {
    String elsewhere = addresses.at("/entra/address").asText();
    int nobody = FreePorts.take(1).getFirst();

    List<Finding> findings = new WayBackCheck(new Probe(web), new WayBackCheck.Addresses(elsewhere, "http://localhost:" + nobody, elsewhere)).findings();

    assertThat(named("the way to bot-gateway", findings).answer()).contains("is not how Muster answers");
    assertThat(named("the way to webhook-ingest", findings).answer()).isEqualTo("nobody listens at localhost:" + nobody);
  }

  private static List<Finding> microsoft(RealWorld.Tenant tenant) {
    return new MicrosoftCheck(new Probe(web), tenant).findings();
  }

  private static List<Finding> pagerDuty(PagerDuty.App as, String subdomain) {
    var account = new RealWorld.Account(subdomain, "us", as, addresses.at("/pagerduty/address").asText(), addresses.at("/pagerduty/identity").asText());
    return new PagerDutyCheck(new Probe(web), account, DELIVERIES).findings();
  }

  private static RealWorld.Tenant tenant(Microsoft.App bot, String id) {
    return new RealWorld.Tenant(
        id, bot, id, microsoft.operators(), addresses.at("/entra/address").asText(), addresses.at("/botFramework/metadata").asText(), addresses.at("/teams/serviceUrl").asText());
  }

  private static Finding named(String what, List<Finding> findings) {
    return findings.stream().filter(finding -> finding.what().equals(what)).findFirst().orElseThrow();
  }
}
