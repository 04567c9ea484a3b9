package io.muster.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.sandbox.journey.Await;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeedsTest {
  private final SmallWorld world = SmallWorld.get();
  private final PageClient page = world.client();

  @Test
  void an_incident_is_triggered_worked_on_and_resolved_and_pagerduty_says_by_whom() {
    JsonNode triggered = triggered("Queue is not drained");
    assertThat(triggered.path("status").asText()).isEqualTo("triggered");
    assertThat(triggered.path("priority").asText()).isEqualTo("P2");
    assertThat(triggered.at("/service/summary").asText()).isEqualTo("Payments API");
    String id = triggered.path("id").asText();
    assertThat(page.get("/api/pagerduty/incidents").json().at("/0/id").asText()).as("newest first").isEqualTo(id);
    JsonNode acknowledged = act(id, "acknowledge", Map.of("by", "kim@acme.example.com")).json();
    assertThat(acknowledged.at("/acknowledgedBy/0").asText()).isEqualTo("Kim Moreau");
    act(id, "note", Map.of("by", "tobi@acme.example.com", "content", "Restarted the consumer."));
    act(id, "resolve", Map.of("by", "kim@acme.example.com"));
    JsonNode whole = page.get("/api/pagerduty/incidents/" + id).json();
    assertThat(whole.path("resolvedBy").asText()).isEqualTo("Kim Moreau");
    assertThat(whole.at("/notes/0/text").asText()).isEqualTo("Restarted the consumer.");
    assertThat(whole.at("/notes/0/by").asText()).isEqualTo("Tobi Okafor");
    assertThat(whole.path("logEntries").size()).isGreaterThanOrEqualTo(4);
  }

  @Test
  void what_pagerduty_refuses_is_told_in_its_words_with_what_to_do() {
    String id = triggered("Already over").path("id").asText();
    PageClient.Answer unknown = act(id, "acknowledge", Map.of("by", "nobody@acme.example.com"));
    assertThat(unknown.status()).isEqualTo(400);
    assertThat(unknown.json().path("problem").asText()).isEqualTo("The account has no user nobody@acme.example.com.");
    assertThat(unknown.json().path("next").asText()).isNotBlank();
    assertThat(page.get("/api/pagerduty/incidents/QNOTHERE").status()).isEqualTo(404);
  }

  @Test
  void what_teams_refuses_is_told_in_its_words() {
    PageClient.Answer answer = page.post("/api/teams/messages", Map.of("person", world.kim, "conversation", "19:nowhere@thread.tacv2", "text", "hello"));
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.json().path("problem").asText()).isEqualTo("No such conversation: 19:nowhere@thread.tacv2.");
    assertThat(page.get("/api/teams/messages").json().path("problem").asText()).isEqualTo("No conversation was named.");
  }

  @Test
  void a_person_sees_what_was_said_in_a_channel() {
    page.post("/api/teams/messages", Map.of("person", world.kim, "conversation", world.channel, "text", "who is on call?", "mention", false));
    JsonNode messages = page.get("/api/teams/messages?conversation=" + PageClient.encoded(world.channel) + "&as=" + world.tobi).json();
    assertThat(messages.findValuesAsText("text")).contains("who is on call?");
  }

  @Test
  void a_message_is_edited_reacted_to_and_deleted_and_leaves_its_trace() {
    String text = "first " + java.util.UUID.randomUUID();
    String id = page.post("/api/teams/messages", Map.of("person", world.kim, "conversation", world.channel, "text", text, "mention", false)).json().path("id").asText();
    Map<String, Object> one = Map.of("conversation", world.channel, "message", id);
    assertThat(page.post("/api/teams/edits", with(one, "person", world.kim, "text", "second")).status()).isEqualTo(200);
    assertThat(page.post("/api/teams/reactions", with(one, "person", world.tobi, "type", "heart")).status()).isEqualTo(200);
    JsonNode edited = message(id);
    assertThat(edited.path("text").asText()).isEqualTo("second");
    assertThat(edited.at("/reactions/0/type").asText()).isEqualTo("heart");
    assertThat(page.post("/api/teams/deletions", with(one, "person", world.kim)).status()).isEqualTo(200);
    assertThat(message(id).path("deletedAt").isTextual()).as("a trace is left").isTrue();
    assertThat(page.post("/api/teams/restorations", with(one, "person", world.kim)).status()).isEqualTo(200);
    assertThat(message(id).path("deletedAt").isTextual()).isFalse();
  }

  private JsonNode message(String id) {
    JsonNode messages = page.get("/api/teams/messages?conversation=" + PageClient.encoded(world.channel) + "&as=" + world.tobi).json();
    return java.util.stream.StreamSupport.stream(messages.spliterator(), false).filter(message -> message.path("id").asText().equals(id)).findFirst().orElseThrow();
  }

  private static Map<String, Object> with(Map<String, Object> known, String... more) {
    Map<String, Object> all = new java.util.HashMap<>(known);
    for (int i = 0; i < more.length; i += 2) {
      all.put(more[i], more[i + 1]);
    }
    return all;
  }

  @ParameterizedTest
  @CsvSource({"0, 3, 5, A storm has from 1 to 1000 incidents.", "1001, 3, 5, A storm has from 1 to 1000 incidents.", "5, 7, 5, A storm has from 1 to 6 events for each incident.", "5, 3, 61, A storm has from 1 to 60 seconds."})
  void a_storm_without_bounds_is_refused(int incidents, int events, int seconds, String problem) {
    PageClient.Answer answer = page.post("/api/pagerduty/storm", Map.of("incidents", incidents, "eventsEach", events, "seconds", seconds));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().path("problem").asText()).isEqualTo(problem);
  }

  @Test
  void a_storm_goes_by_and_tells_how_far_it_is() {
    PageClient.Answer begun = page.post("/api/pagerduty/storm", Map.of("incidents", 4, "eventsEach", 2, "seconds", 4));
    assertThat(begun.json().path("storm").asText()).isNotBlank();
    assertThat(page.post("/api/pagerduty/storm", Map.of("incidents", 4, "eventsEach", 2, "seconds", 4)).json().path("problem").asText()).startsWith("A storm goes on already");
    JsonNode over = Await.appears("end of the storm", Duration.ofSeconds(15), () -> Optional.of(page.get("/api/pagerduty/storm").json()).filter(now -> now.path("done").asBoolean()));
    assertThat(List.of(over.path("wanted").asInt(), over.path("triggered").asInt())).containsExactly(4, 4);
  }

  private JsonNode triggered(String title) {
    return page.post("/api/pagerduty/incidents", Map.of("service", "Payments API", "title", title, "priority", "P2", "by", "tobi@acme.example.com")).json();
  }

  private PageClient.Answer act(String incident, String deed, Map<String, ?> how) {
    return page.post("/api/pagerduty/incidents/" + incident + "/" + deed, how);
  }
}
