package io.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.bot.inbound.SigningKeys;
import io.muster.standins.entra.Forgery;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The short way for activities and the long one lead to the same. */
@QuarkusTest
@BotService
class ShortWayTest {
  TeamsCloud cloud;
  @Inject SigningKeys keys;
  @TestHTTPResource("/api/messages") URI address;
  private BotJourney journey;

  @BeforeEach
  void a_channel() {
    journey = new BotJourney(cloud);
  }

  @Test
  void an_activity_is_taken_whichever_way_it_comes() throws IOException, InterruptedException {
    for (int way = 0; way < 3; way++) {
      byte[] activity = journey.help().encode().getBytes(StandardCharsets.UTF_8);
      HttpResponse<String> answer = sent(request(ways(activity).get(way), token()), way == 2);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEmpty();
      int told = way + 1;
      await().until(() -> journey.texts(journey.channel).stream().filter(text -> text.contains("Here is what you can ask")).count() == told);
    }
  }

  @Test
  void a_large_activity_is_taken_as_well() throws IOException, InterruptedException {
    byte[] activity = journey.help().put("padding", "x".repeat(100_000)).encode().getBytes(StandardCharsets.UTF_8);
    assertThat(sent(request(BodyPublishers.ofByteArray(activity), token()), false).statusCode()).isEqualTo(200);
    journey.awaitText(journey.channel, "Here is what you can ask");
  }

  @Test
  void an_invoke_is_answered_the_same_whichever_way_it_comes() throws IOException, InterruptedException {
    JsonObject pressed = journey.help().put("type", "invoke").put("name", "adaptiveCard/action")
        .put("value", new JsonObject().put("action", new JsonObject().put("data", new JsonObject().put("offer", "acknowledge").put("press", "nobody's"))));
    for (int way = 0; way < 3; way++) {
      HttpResponse<String> answer = sent(request(ways(pressed.encode().getBytes(StandardCharsets.UTF_8)).get(way), token()), way == 2);
      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Content-Type")).contains("application/json;charset=UTF-8");
      assertThat(new JsonObject(answer.body()).getInteger("statusCode")).isEqualTo(400);
      assertThat(answer.body()).contains("this button no longer works");
    }
  }

  @Test
  void a_forged_one_is_refused_the_same_whichever_way_it_comes() throws IOException, InterruptedException {
    String forged = cloud.entra().botFramework().forged(Forgery.BROKEN_SIGNATURE, cloud.bot().appId(), cloud.teams().serviceUrl());
    for (int way = 0; way < 3; way++) {
      HttpResponse<String> answer = sent(request(ways(journey.help().encode().getBytes(StandardCharsets.UTF_8)).get(way), forged), way == 2);
      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
      assertThat(answer.body()).isEqualTo("{\"type\":\"about:blank\",\"title\":\"The activity is not proven to be Teams'\",\"status\":401}");
    }
  }

  @Test
  void an_empty_one_is_refused_the_same_whichever_way_it_comes() throws IOException, InterruptedException {
    for (int way = 0; way < 2; way++) {
      assertThat(sent(request(ways(new byte[0]).get(way), token()), false).statusCode()).isEqualTo(400);
    }
  }

  @Test
  void what_nobody_expected_is_answered_the_same_whichever_way_it_comes() throws IOException, InterruptedException {
    // PostgreSQL keeps no such character.
    byte[] activity = journey.help().put("id", "f:\u0000").encode().getBytes(StandardCharsets.UTF_8);
    for (int way = 0; way < 3; way++) {
      HttpResponse<String> answer = sent(request(ways(activity).get(way), token()), way == 2);
      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("application/problem+json");
      JsonObject problem = new JsonObject(answer.body());
      assertThat(problem.fieldNames()).containsExactlyInAnyOrder("type", "title", "status", "code", "detail", "instance");
      assertThat(problem.getString("code")).isEqualTo("unexpected");
      assertThat(problem.getString("detail")).contains(problem.getString("instance"));
    }
  }

  @Test
  void a_key_with_which_something_was_proven_is_at_hand_and_no_other() throws IOException, InterruptedException {
    String token = token();
    sent(request(BodyPublishers.ofByteArray(journey.help().encode().getBytes(StandardCharsets.UTF_8)), token), false);
    String keyId = new JsonObject(new String(Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.'))), StandardCharsets.UTF_8)).getString("kid");
    assertThat(keys.atHand(keyId)).isPresent().isEqualTo(keys.find(keyId));
    assertThat(keys.atHand("nobody's")).isEmpty();
  }

  /** With a length that is told; with none; and asked whether to go on first. */
  private static List<BodyPublisher> ways(byte[] body) {
    return List.of(BodyPublishers.ofByteArray(body), BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)), BodyPublishers.ofByteArray(body));
  }

  private HttpRequest.Builder request(BodyPublisher body, String token) {
    return HttpRequest.newBuilder(address).header("Content-Type", "application/json").header("Authorization", "Bearer " + token).POST(body);
  }

  private static HttpResponse<String> sent(HttpRequest.Builder request, boolean asksFirst) throws IOException, InterruptedException {
    try (var client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      return client.send(request.expectContinue(asksFirst).build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  private String token() {
    return cloud.entra().botFramework().token(cloud.bot().appId(), cloud.teams().serviceUrl());
  }
}
