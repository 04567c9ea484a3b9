package io.muster.sandbox.page.state;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.sandbox.page.source.TeamsSide;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** People, teams and chats as the page lists them. */
final class TeamsState {
  private final String bot;
  private final JsonNode people;
  private final JsonNode places;
  private final Standing standing;

  TeamsState(TeamsSide teams, String bot, Standing standing) {
    this.bot = bot;
    this.people = teams.people();
    this.places = teams.conversations();
    this.standing = standing;
  }

  List<PageState.Person> people() {
    return each(people).map(this::person).toList();
  }

  List<PageState.Team> teams() {
    Map<String, List<JsonNode>> byTeam = new LinkedHashMap<>();
    each(places).filter(place -> type(place).equals("channel")).forEach(channel -> byTeam.computeIfAbsent(channel.path("team").asText(), id -> new ArrayList<>()).add(channel));
    return byTeam.entrySet().stream().map(team -> new PageState.Team(team.getKey(), teamName(team.getValue()), team.getValue().stream().map(this::channel).toList())).toList();
  }

  List<PageState.Chat> chats() {
    return each(places)
        .filter(place -> type(place).equals("groupChat"))
        .map(chat -> new PageState.Chat(chat.path("id").asText(), chat.path("name").asText(), installed(chat), members(chat)))
        .toList();
  }

  private PageState.Person person(JsonNode person) {
    String id = person.path("id").asText();
    Optional<Standing.Link> link = standing.linkOf(id);
    return new PageState.Person(
        id,
        person.path("name").asText(),
        person.path("userPrincipalName").asText(),
        PageState.orNull(personalChat(id)),
        link.isPresent(),
        PageState.orNull(link.map(Standing.Link::user)),
        PageState.orNull(link.flatMap(Standing.Link::userId)));
  }

  private Optional<String> personalChat(String person) {
    return each(places)
        .filter(place -> type(place).equals("personal") && place.path("person").asText().equals(person) && installed(place))
        .map(place -> place.path("id").asText())
        .findFirst();
  }

  private PageState.Channel channel(JsonNode channel) {
    return new PageState.Channel(
        channel.path("id").asText(), channel.path("name").asText(), channel.path("reach").asText("standard"), installed(channel), members(channel));
  }

  /** Teams tells a team's name with its channels; an older one tells it to bots only. */
  private String teamName(List<JsonNode> channels) {
    return channels.stream()
        .flatMap(channel -> Optional.of(channel.path("teamName").asText("")).filter(name -> !name.isBlank()).or(() -> standing.teamOf(channel.path("id").asText())).stream())
        .findFirst()
        .orElse("Team");
  }

  private boolean installed(JsonNode place) {
    return each(place.path("bots")).anyMatch(one -> one.asText().equals(bot));
  }

  private static List<String> members(JsonNode place) {
    return each(place.path("members")).map(JsonNode::asText).toList();
  }

  private static String type(JsonNode place) {
    return place.path("type").asText();
  }

  private static java.util.stream.Stream<JsonNode> each(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }
}
