package io.muster.bot.card;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.contracts.incident.Actor;
import io.muster.contracts.incident.Facet;
import io.muster.contracts.incident.Incident;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IncidentCardTest {
  private static List<JsonNode> actions(JsonNode node) {
    var found = new ArrayList<JsonNode>();
    if (node.path("type").asText().startsWith("Action.") && node.has("title")) {
      found.add(node);
    }
    node.properties().forEach(field -> {
      if (!field.getKey().equals("fallback")) {
        found.addAll(actions(field.getValue()));
      }
    });
    node.elements().forEachRemaining(child -> {
      if (node.isArray()) {
        found.addAll(actions(child));
      }
    });
    return found;
  }

  private static List<String> titles(JsonNode card) {
    return actions(card).stream().map(action -> action.path("title").asText()).toList();
  }

  @Test
  void the_one_most_wanted_is_first_and_only_that_one_is_positive_and_the_tools_page_is_last() {
    ObjectNode card = IncidentCard.of(Examples.shown(Examples.triggered()));

    assertThat(titles(card)).containsExactly("Acknowledge", "Resolve", "Add note", "More …", "Open in Acme");
    assertThat(actions(card).stream().filter(a -> a.path("style").asText().equals("positive")).map(a -> a.path("title").asText())).containsExactly("Acknowledge");
  }

  @Test
  void what_does_not_fit_is_behind_more() {
    assertThat(titles(DetailsCard.of(Examples.shown(Examples.triggered())))).containsExactly("Change priority", "Fail over", "Why is it here?", "Join the bridge", "Open in Acme");
  }

  @Test
  void every_button_that_executes_has_a_fallback_for_old_clients_that_carries_the_same() {
    actions(IncidentCard.of(Examples.shown(Examples.triggered()))).stream().filter(a -> a.path("type").asText().equals("Action.Execute")).forEach(a -> {
      assertThat(a.path("fallback").path("type").asText()).isEqualTo("Action.Submit");
      assertThat(a.path("fallback").path("data").path("press")).isEqualTo(a.path("data").path("press"));
    });
  }

  @Test
  void a_form_or_a_dangerous_action_opens_a_dialog_and_is_not_done_at_once() {
    JsonNode note = actions(IncidentCard.of(Examples.shown(Examples.triggered()))).stream().filter(a -> a.path("title").asText().equals("Add note")).findFirst().orElseThrow();

    assertThat(note.path("type").asText()).isEqualTo("Action.Submit");
    assertThat(note.path("data").path("msteams").path("type").asText()).isEqualTo("task/fetch");
  }

  @Test
  void data_of_buttons_holds_nothing_but_the_offer_and_its_token() {
    actions(IncidentCard.of(Examples.shown(Examples.triggered()))).stream().filter(a -> a.has("data")).forEach(a ->
        assertThat(a.path("data").propertyStream().map(Map.Entry::getKey).toList()).isSubsetOf("offer", "press", "msteams"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://blue.acme.example/incidents/I1", "javascript:alert(1)", "msteams:/l/chat", "data:text/html,x", "https://user@evil.example/", "https:///nohost"})
  void only_plain_https_addresses_become_buttons(String link) {
    assertThat(titles(IncidentCard.of(Examples.shown(Examples.withLink(Examples.triggered(), URI.create(link)))))).doesNotContain("Open in Acme");
  }

  @Test
  void a_resolved_card_is_at_most_two_thirds_of_a_triggered_one() {
    int open = IncidentCard.of(Examples.shown(Examples.triggered())).path("body").size();
    int resolved = IncidentCard.of(Examples.shown(Examples.resolved())).path("body").size();

    assertThat(resolved).isLessThan(open);
    assertThat(IncidentCard.of(Examples.shown(Examples.resolved())).toString()).doesNotContain("DB failover started");
  }

  @Test
  void a_card_that_is_no_longer_kept_says_so_and_has_no_buttons_that_act() {
    CardContent shown = Examples.shown(Examples.triggered());
    ObjectNode card = IncidentCard.of(new CardContent(shown.incident(), List.of(), "Acme", CardFollowing.UNMAPPED, Optional.empty(), shown.now(), shown.presses()));

    assertThat(titles(card)).containsExactly("More …", "Open in Acme");
    assertThat(card.toString()).contains("no longer updated");
  }

  @Test
  void a_card_that_not_everybody_may_see_tells_nothing_of_its_incident() {
    CardContent shown = Examples.shown(Examples.triggered());
    String card = IncidentCard.of(new CardContent(shown.incident(), List.of(), "Acme", CardFollowing.NO_LONGER_VISIBLE, Optional.empty(), shown.now(), shown.presses())).toString();

    assertThat(card).doesNotContain("4711", "Checkout", "Payments", "Moreau", "acme.example");
  }

  @Test
  void what_is_under_way_is_told_and_its_button_rests_in_its_place() {
    CardContent shown = Examples.shown(Examples.triggered());
    ObjectNode card = IncidentCard.of(new CardContent(shown.incident(), List.of(new UnderWay("a", "acknowledge", "Acknowledge", "K. *Moreau*", Examples.NOW)), "Acme", CardFollowing.KEPT,
        Optional.empty(), shown.now(), shown.presses()));

    assertThat(card.toString()).contains("Acknowledge under way by K. \\\\*Moreau\\\\*");
    assertThat(titles(card)).containsExactly("Acknowledge", "Resolve", "Add note", "More …", "Open in Acme");
    assertThat(actions(card).getFirst().path("isEnabled").asBoolean(true)).isFalse();
  }

  @Test
  void a_hundred_kilobyte_title_and_giant_notes_stay_far_below_what_teams_takes() {
    Incident giant = Examples.with(Examples.triggered(), List.of(note(1, 100_000)), Map.of(Facet.Purpose.TITLE, "x".repeat(100_000)));

    assertThat(DetailsCard.sizeOf(IncidentCard.of(Examples.shown(giant)))).isLessThan(DetailsCard.LARGEST_UTF16 / 4);
  }

  @Test
  void details_lose_oldest_notes_first_then_long_texts_and_never_actions() {
    List<Facet.Note> notes = IntStream.range(0, 60).mapToObj(i -> note(i, 3_000)).toList();
    ObjectNode card = DetailsCard.of(Examples.shown(Examples.with(Examples.triggered(), notes, Map.of(Facet.Purpose.TITLE, "t", Facet.Purpose.DESCRIPTION, "d".repeat(3_900)))));

    assertThat(DetailsCard.sizeOf(card)).isLessThanOrEqualTo(DetailsCard.LARGEST_UTF16);
    assertThat(card.toString()).contains("note-59-", "d".repeat(3_900), "older notes are in Acme").doesNotContain("note-0-");
    assertThat(titles(card)).containsExactly("Change priority", "Fail over", "Why is it here?", "Join the bridge", "Open in Acme");
  }

  @Test
  void even_without_notes_to_drop_details_fit() {
    String huge = "ж".repeat(50_000);
    ObjectNode card = DetailsCard.of(Examples.shown(Examples.with(Examples.triggered(), List.of(note(1, 50_000)),
        Map.of(Facet.Purpose.TITLE, huge, Facet.Purpose.DESCRIPTION, huge, Facet.Purpose.IMPACT, huge, Facet.Purpose.ROOT_CAUSE, huge, Facet.Purpose.RESOLUTION, huge))));

    assertThat(DetailsCard.sizeOf(card)).isLessThanOrEqualTo(DetailsCard.LARGEST_UTF16);
    assertThat(titles(card)).contains("Open in Acme");
  }

  @Test
  void no_card_is_written_with_more_characters_than_were_guessed() {
    List<ObjectNode> cards = List.of(CardJson.object(), DetailsCard.of(Examples.shown(Examples.triggered())), CardJson.text("\u0001".repeat(1_000)), CardJson.text("\"\\\n\u2028\uD83D\uDE00".repeat(100)),
        CardJson.object().put("some", Long.MIN_VALUE).put("thing", Double.MIN_VALUE).putNull("else"));
    for (ObjectNode card : cards) {
      assertThat(card.toString().length()).isLessThanOrEqualTo(CardJson.charactersAtMost(card));
    }
  }

  @Test
  void durations_are_told_in_words() {
    assertThat(CardTime.lasting(Duration.ofSeconds(20))).isEqualTo("less than a minute");
    assertThat(CardTime.lasting(Duration.ofMinutes(6))).isEqualTo("6 min");
    assertThat(CardTime.lasting(Duration.ofMinutes(80))).isEqualTo("1 h 20 min");
    assertThat(CardTime.lasting(Duration.ofDays(3))).isEqualTo("3 days");
    assertThat(CardTime.lasting(Duration.ofSeconds(-5))).isEqualTo("less than a minute");
  }

  private static Facet.Note note(int number, int length) {
    return new Facet.Note("n" + number, Facet.Audience.INTERNAL, Optional.of(Actor.person("U1", "K. Moreau")), Examples.BEGAN.plusSeconds(number),
        "note-" + number + "-" + "x".repeat(length), false);
  }
}
