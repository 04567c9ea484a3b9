package io.muster.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.contracts.mapping.MappingEvent;
import io.muster.contracts.wire.Topics;
import io.muster.sandbox.page.http.HttpFace;
import io.muster.sandbox.page.live.Area;
import io.muster.sandbox.page.live.Changed;
import io.muster.sandbox.page.live.Changes;
import io.muster.sandbox.page.live.EventRoute;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class EventsTest {
  private final SmallWorld world = SmallWorld.get();

  @Test
  void a_message_in_a_conversation_is_told_with_the_conversation() throws IOException {
    try (Following following = Following.of(world.client())) {
      world.client().post("/api/teams/messages", Map.of("person", world.kim, "conversation", world.channel, "text", "good morning", "mention", false));
      JsonNode told = following.until(change -> change.path("area").asText().equals("teams"));
      assertThat(told.path("conversation").asText()).isEqualTo(world.channel);
    }
  }

  @Test
  void an_incident_in_pagerduty_is_told_with_its_id() throws IOException {
    try (Following following = Following.of(world.client())) {
      Set<String> triggered = new HashSet<>();
      JsonNode told;
      do {
        // What changes together with something else, as while the page reads everything for the first time, is told as the area: then once more.
        triggered.add(world.pagerDuty.trigger("Told by the feed"));
        told = following.until(change -> change.path("area").asText().equals("pagerduty"));
      } while (!told.has("incident") && triggered.size() < 4);
      assertThat(triggered).contains(told.path("incident").asText());
    }
  }

  @Test
  void a_record_on_a_topic_is_told_as_a_journey_that_went_on() throws IOException {
    try (Following following = Following.of(world.client())) {
      var subject = Known.subject("QLIVE");
      world.topics.message(Topics.MAPPING_EVENTS, "channel-mapping", subject.key(), Instant.now(), new MappingEvent.IncidentRouted(subject, 1, List.of()));
      assertThat(following.until(change -> change.path("area").asText().equals("journey") && change.has("incident")).path("incident").asText()).isEqualTo("QLIVE");
    }
  }

  @Test
  void a_flood_is_told_at_most_five_times_a_second_and_its_end_is_not_lost() {
    List<Changed> told = java.util.Collections.synchronizedList(new ArrayList<>());
    try (Changes changes = new Changes()) {
      changes.listen(told::add);
      changes.start();
      long end = System.nanoTime() + Duration.ofMillis(1000).toNanos();
      long count = 0;
      while (System.nanoTime() < end) {
        changes.happened(Changed.incident(Area.JOURNEY, "Q" + count++));
      }
      int during = told.size();
      assertThat(during).isBetween(2, 6);
      changes.happened(Changed.incident(Area.JOURNEY, "the last"));
      io.muster.sandbox.journey.Await.appears(
          "the rest", Duration.ofSeconds(2), () -> told.size() > during ? java.util.Optional.of(true) : java.util.Optional.empty());
    }
  }

  @Test
  void each_conversation_is_told_by_its_name_and_changes_of_several_incidents_are_about_the_area() {
    List<Changed> told = java.util.Collections.synchronizedList(new ArrayList<>());
    try (Changes changes = new Changes()) {
      changes.listen(told::add);
      changes.happened(Changed.conversation("c1"));
      changes.happened(Changed.conversation("c2"));
      changes.happened(Changed.conversation("c1"));
      changes.happened(Changed.incident(Area.JOURNEY, "Q1"));
      changes.happened(Changed.incident(Area.JOURNEY, "Q2"));
      changes.start();
      io.muster.sandbox.journey.Await.appears("both", Duration.ofSeconds(2), () -> told.size() == 3 ? java.util.Optional.of(true) : java.util.Optional.empty());
      assertThat(told).containsExactly(Changed.conversation("c1"), Changed.conversation("c2"), Changed.in(Area.JOURNEY));
    }
  }

  @Test
  void when_very_many_conversations_change_together_the_area_is_told_once() {
    List<Changed> told = java.util.Collections.synchronizedList(new ArrayList<>());
    try (Changes changes = new Changes()) {
      changes.listen(told::add);
      for (int i = 0; i < 21; i++) {
        changes.happened(Changed.conversation("c" + i));
      }
      changes.start();
      io.muster.sandbox.journey.Await.appears("it", Duration.ofSeconds(2), () -> told.isEmpty() ? java.util.Optional.empty() : java.util.Optional.of(true));
      assertThat(told).containsExactly(Changed.in(Area.TEAMS));
    }
  }

  @Test
  void a_line_that_is_silent_is_kept_alive_and_a_reader_who_leaves_is_forgotten() throws IOException {
    Changes changes = new Changes();
    try (HttpFace face = new HttpFace(0, "/page", List.of(new EventRoute(changes, Duration.ofMillis(100)).route()))) {
      PageClient client = new PageClient(URI.create("http://127.0.0.1:" + face.port()));
      // More than may follow at once, one after the other: each leaves its place to the next.
      for (int i = 0; i < 60; i++) {
        try (Following following = Following.of(client)) {
          if (i % 20 == 0) {
            assertThat(following.line()).isEqualTo(": still here");
          }
        }
      }
    }
  }

  /** Somebody who follows the page. */
  private record Following(Socket socket, BufferedReader in) implements AutoCloseable {
    static Following of(PageClient client) throws IOException {
      Socket socket = client.open("GET", "/api/events", Map.of("Connection", "keep-alive"), null);
      BufferedReader in = PageClient.reader(socket);
      assertThat(in.readLine()).contains("200");
      assertThat(PageClient.headers(in)).containsEntry("content-type", "text/event-stream").containsEntry("cache-control", "no-store");
      Following following = new Following(socket, in);
      assertThat(following.line()).isEqualTo(": following");
      return following;
    }

    /** Fails at the first line after ten seconds; a heartbeat is a line. */
    JsonNode until(Predicate<JsonNode> wanted) throws IOException {
      List<String> heard = new ArrayList<>();
      long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
      while (System.nanoTime() < end) {
        String line = line();
        heard.add(line);
        if (line.startsWith("data: ") && wanted.test(new ObjectMapper().readTree(line.substring(6)))) {
          return new ObjectMapper().readTree(line.substring(6));
        }
      }
      throw new AssertionError("Not told; heard were " + heard);
    }

    /** The next line of the stream; lengths of chunks and empty lines are passed over. */
    String line() throws IOException {
      String line = in.readLine();
      while (line != null && (line.isBlank() || line.matches("[0-9a-f]{1,4}"))) {
        line = in.readLine();
      }
      return line;
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
