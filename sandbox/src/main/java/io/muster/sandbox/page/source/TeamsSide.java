package io.muster.sandbox.page.source;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Who and what there is in Teams. */
public final class TeamsSide {
  private static final Duration NOT_SOONER = Duration.ofMillis(100);
  private static final Duration NOT_LATER = Duration.ofSeconds(10);

  private final Fresh<JsonNode> people;
  private final Fresh<JsonNode> conversations;

  /**
   * @param teams the surface of Teams
   * @param bot app id
   */
  public TeamsSide(ControlSurface teams, String bot) {
    people = new Fresh<>(NOT_SOONER, NOT_LATER, () -> teams.get("/people?bot=" + ControlSurface.encoded(bot)));
    conversations = new Fresh<>(NOT_SOONER, NOT_LATER, () -> teams.get("/conversations"));
  }

  /** Somebody came, a conversation was made, the bot was installed or removed. */
  public void changed() {
    people.changed();
    conversations.changed();
  }

  /** Everybody. */
  public JsonNode people() {
    return people.get();
  }

  /** All channels and chats. */
  public JsonNode conversations() {
    return conversations.get();
  }

  /** What people call a conversation; empty where there is none, or where it has no name. */
  public Optional<String> nameOf(String conversation) {
    return StreamSupport.stream(conversations().spliterator(), false)
        .filter(place -> place.path("id").asText().equals(conversation))
        .findFirst()
        .map(this::name)
        .filter(name -> !name.isBlank());
  }

  private String name(JsonNode place) {
    if (place.path("type").asText().equals("personal")) {
      return "the chat with " + personName(place.path("person").asText());
    }
    return place.path("name").asText();
  }

  private String personName(String id) {
    return StreamSupport.stream(people().spliterator(), false)
        .filter(person -> person.path("id").asText().equals(id))
        .findFirst()
        .map(person -> person.path("name").asText())
        .orElse("somebody");
  }
}
