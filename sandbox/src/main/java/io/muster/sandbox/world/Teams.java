package io.muster.sandbox.world;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.sandbox.Web;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What people do and see in Teams. */
public final class Teams {
  private final Control teams;
  private final String serviceUrl;
  private final String address;

  /**
   * A message as it stands in a conversation now.
   *
   * @param id its activity id
   * @param revision how often it was written: 1 when posted, one more for each edit
   * @param card the Adaptive Card on it, or a missing node
   */
  public record Message(String id, String text, int revision, JsonNode card, JsonNode raw) {}

  /** Meets Teams at the addresses that the stand-ins told. */
  public Teams(Web web, JsonNode addresses) {
    teams = new Control(web, addresses.at("/teams/control").asText());
    serviceUrl = addresses.at("/teams/serviceUrl").asText();
    address = addresses.at("/teams/address").asText();
  }

  /** The connector's address, as activities carry it. */
  public String serviceUrl() {
    return serviceUrl;
  }

  /** The connector's origin. */
  public String origin() {
    return address;
  }

  /** Makes the bot known, with the address that activities go to. */
  public void registerBot(String appId, String messagingEndpoint) {
    teams.post("/bots", Map.of("appId", appId, "name", "Muster", "messagingEndpoint", messagingEndpoint));
  }

  /** A team with these people; the answer is its id, which is also its General channel's. */
  public String team(String tenant, String name, List<String> people) {
    return teams.post("/teams", Map.of("tenant", tenant, "name", name, "members", people)).path("id").asText();
  }

  /** A standard channel of a team; the answer is its conversation id. */
  public String channel(String team, String name) {
    return teams.post("/channels", Map.of("team", team, "name", name, "type", "standard", "members", List.of())).path("id").asText();
  }

  /** A person installs the app in a conversation. */
  public JsonNode install(String person, String conversation) {
    return teams.post("/installations", Map.of("person", person, "conversation", conversation));
  }

  /** A person installs the app for themselves; the answer is the personal conversation. */
  public String installPersonally(String person) {
    return teams.post("/installations", Map.of("person", person)).path("conversation").asText();
  }

  /** A person writes to the bot in a conversation, mentioning it. */
  public JsonNode say(String person, String conversation, String text) {
    return teams.post("/messages", Map.of("person", person, "conversation", conversation, "text", text));
  }

  /** A person presses a button of a message's card, by what the button says. */
  public JsonNode press(String person, String conversation, String message, String button) {
    return teams.post("/presses", Map.of("person", person, "conversation", conversation, "message", message, "button", button));
  }

  /**
   * A person fills in a dialog that a press opened and presses a button of it, by what the button says; the answer is like a press's.
   *
   * @param dialog the press's {@code dialog}
   */
  public JsonNode submit(JsonNode dialog, String button, Map<String, String> inputs) {
    return teams.post("/dialogs/" + Control.encoded(dialog.path("id").asText()) + "/submissions", Map.of("button", button, "inputs", inputs));
  }

  /** What stands in a conversation, as this person sees it. */
  public List<Message> messages(String conversation, Optional<String> as) {
    JsonNode all =
        teams.get("/messages?conversation=" + Control.encoded(conversation) + as.map(person -> "&as=" + Control.encoded(person)).orElse(""));
    List<Message> messages = new ArrayList<>();
    all.forEach(one -> messages.add(message(one)));
    return messages;
  }

  /** Every call that was made to the Connector, refused ones included. */
  public JsonNode ledger() {
    return teams.get("/ledger");
  }

  /** Every activity that was sent to the bot, and what it answered. */
  public JsonNode deliveries() {
    return teams.get("/deliveries");
  }

  /** Every exchange of the Connector, for the check against the published contract. */
  public JsonNode exchanges() {
    return teams.get("/exchanges");
  }

  private static Message message(JsonNode one) {
    return new Message(one.path("id").asText(), one.path("text").asText(""), 1 + one.path("edits").asInt(), one.path("card"), one);
  }
}
