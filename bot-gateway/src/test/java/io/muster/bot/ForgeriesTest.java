package io.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.muster.standins.entra.Forgery;
import io.muster.standins.teams.Delivery;
import io.muster.kit.database.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who only pretends to be Teams is refused over HTTP, each for its own reason, and nothing happens. */
@QuarkusTest
@BotService
class ForgeriesTest {
  TeamsCloud cloud;
  @Inject Database database;
  @Inject MeterRegistry meters;
  private BotJourney journey;

  private record Expected(int status, String reason) {}

  @BeforeEach
  void a_channel() {
    journey = new BotJourney(cloud);
  }

  @ParameterizedTest
  @EnumSource(Forgery.class)
  void a_forged_token_is_refused_with_its_reason(Forgery forgery) {
    Expected expected = expected(forgery);
    double before = refused(expected.reason());
    Delivery delivery = deliver(journey.help(), cloud.entra().botFramework().forged(forgery, cloud.bot().appId(), cloud.teams().serviceUrl()));
    assertThat(delivery.status()).isEqualTo(expected.status());
    assertThat(refused(expected.reason())).isEqualTo(before + 1);
    assertThat(delivery.answer().orElseThrow().body()).doesNotContain(expected.reason());
    assertThat(journey.texts(journey.channel)).isEmpty();
  }

  @Test
  void who_never_ends_to_write_is_let_go() throws IOException {
    try (var slow = new Socket(InetAddress.getLoopbackAddress(), ConfigProvider.getConfig().getValue("quarkus.http.test-port", Integer.class))) {
      slow.setSoTimeout(20_000);
      slow.getOutputStream().write("POST /api/messages HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{".getBytes(StandardCharsets.US_ASCII));
      assertThat(slow.getInputStream().read()).as("the end of the connection").isEqualTo(-1);
    }
  }

  @Test
  void a_right_token_is_taken() {
    assertThat(deliver(journey.help(), token()).status()).isEqualTo(200);
    journey.awaitText(journey.channel, "Here is what you can ask");
  }

  @ParameterizedTest
  @ValueSource(strings = {"messageUpdate", "messageDelete", "messageReaction", "conversationUpdate", "installationUpdate", "event", "typing", "endOfConversation", "somethingNew", "invoke"})
  void whatever_else_teams_tells_is_taken_with_200_and_never_taken_for_a_message(String type) {
    JsonObject activity = journey.help().put("type", type).put("name", "something/new").put("action", "add-upgrade").put("reactionsAdded", new JsonArray().add(new JsonObject().put("type", "like")));
    assertThat(deliver(activity, token()).status()).isEqualTo(200);
    assertThat(deliver(activity, token()).status()).as("told again").isEqualTo(200);
    assertThat(deliver(journey.help(), token()).status()).isEqualTo(200);
    journey.awaitText(journey.channel, "Here is what you can ask");
    assertThat(journey.texts(journey.channel).stream().filter(text -> text.startsWith("Here is what you can ask"))).hasSize(1);
  }

  @Test
  void the_right_token_for_another_address_than_the_activitys_is_refused() {
    double before = refused("service-url-mismatch");
    assertThat(deliver(journey.help().put("serviceUrl", "https://smba.trafficmanager.net/teams/"), token()).status()).isEqualTo(403);
    assertThat(refused("service-url-mismatch")).isEqualTo(before + 1);
  }

  @Test
  void an_address_that_is_not_a_connectors_is_refused_even_when_the_token_names_it() {
    double before = refused("service-url-not-allowed");
    String elsewhere = "https://smba.trafficmanager.net.attacker.example/teams/";
    String token = cloud.entra().botFramework().token(cloud.bot().appId(), elsewhere);
    assertThat(deliver(journey.help().put("serviceUrl", elsewhere), token).status()).isEqualTo(403);
    assertThat(refused("service-url-not-allowed")).isEqualTo(before + 1);
  }

  @Test
  void a_tenant_that_is_not_served_is_refused() {
    double before = refused("tenant-not-allowed");
    JsonObject activity = journey.help();
    String other = UUID.randomUUID().toString();
    activity.getJsonObject("channelData").getJsonObject("tenant").put("id", other);
    activity.getJsonObject("conversation").put("tenantId", other);
    assertThat(deliver(activity, token()).status()).isEqualTo(403);
    assertThat(refused("tenant-not-allowed")).isEqualTo(before + 1);
    assertThat(deliver(activity, token()).status()).isEqualTo(403);
    int written = database.read(tx -> tx.rows("select 1 from audit where action = 'activity.refuse' and object = $1", "tenant/" + other).size());
    assertThat(written).as("an administrator sees who tried, once an hour").isEqualTo(1);
  }

  @Test
  void another_channel_than_the_key_is_endorsed_for_is_refused() {
    double before = refused("not-endorsed");
    assertThat(deliver(journey.help().put("channelId", "webchat"), token()).status()).isEqualTo(403);
    assertThat(refused("not-endorsed")).isEqualTo(before + 1);
  }

  private static Expected expected(Forgery forgery) {
    return switch (forgery) {
      case NO_ALGORITHM, HMAC_WITH_PUBLIC_KEY -> new Expected(401, "wrong-algorithm");
      case WRONG_AUDIENCE, NO_AUDIENCE -> new Expected(401, "wrong-audience");
      case WRONG_ISSUER, EMULATOR_ISSUER -> new Expected(401, "wrong-issuer");
      case UNKNOWN_KEY, KEY_ADDRESS_IN_HEADER, KEY_IN_HEADER -> new Expected(401, "unknown-key");
      case KEY_NAME_STOLEN, BROKEN_SIGNATURE, CHANGED_AFTER_SIGNING -> new Expected(401, "bad-signature");
      case EXPIRED -> new Expected(401, "expired");
      case NOT_YET_VALID -> new Expected(401, "not-yet-valid");
      case NO_EXPIRY -> new Expected(401, "no-expiry");
      case NOT_ENDORSED_FOR_TEAMS, NO_ENDORSEMENTS -> new Expected(403, "not-endorsed");
      case WRONG_SERVICE_URL, NO_SERVICE_URL -> new Expected(403, "service-url-mismatch");
      case SKILL_CLAIMS -> new Expected(403, "not-from-teams");
    };
  }

  private String token() {
    return cloud.entra().botFramework().token(cloud.bot().appId(), cloud.teams().serviceUrl());
  }

  private Delivery deliver(JsonObject activity, String token) {
    return cloud.teams().channel().deliver(cloud.bot(), activity, () -> token);
  }

  private double refused(String reason) {
    return meters.counter("muster.bot.activities", "outcome", reason).count();
  }
}
