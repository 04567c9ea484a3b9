package io.muster.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.identity.tool.acme.AcmeCase;
import io.muster.ingest.source.acme.AcmeMessages;
import io.muster.sandbox.Machine;
import io.muster.sandbox.Web;
import io.muster.sandbox.journey.Await;
import io.muster.sandbox.journey.Town;
import io.muster.sandbox.world.Browser;
import io.muster.sandbox.world.Teams;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A tool that no service was built with goes the whole way through the five processes: one package in webhook-ingest, one in identity-linking, and nothing
 * anywhere else. Its cases burn, are watched, are out; its person is Wile E. Coyote, who is Kim Moreau in Teams.
 */
@ExtendWith(RunningMuster.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AcmeJourneyTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static String deliveriesGoTo;

  private final Machine machine = RunningMuster.machine();
  private final Town town = RunningMuster.town();
  private final Teams teams = machine.teams();

  @BeforeAll
  static void the_account_is_registered_connected_shown_in_the_channel_and_has_a_sender() {
    Town town = RunningMuster.town();
    String tenant = RunningMuster.machine().microsoft().tenant();
    town.api("channel-mapping", "PUT", "/api/connections/" + tenant + "/acme/" + Acme.ACCOUNT, Map.of());
    town.api(
        "identity-linking",
        "PUT",
        "/api/accounts/acme/" + Acme.ACCOUNT,
        Map.of("title", "Canyon works", "region", "world", "clientId", "muster", "clientSecret", "of the canyon"));
    town.api(
        "channel-mapping",
        "POST",
        "/api/mappings",
        Map.of("tenant", tenant, "conversation", town.channel(), "tool", "acme", "account", Acme.ACCOUNT, "service", "north", "name", "North plant"));
    JsonNode sender =
        town.api("webhook-ingest", "POST", "/api/senders", Map.of("tool", "acme", "account", Acme.ACCOUNT, "name", "Canyon", "secret", Acme.SECRET));
    deliveriesGoTo = town.publicUrl(sender);
    Await.appears("reading of the account", PATIENCE, () -> Optional.of(town.api("identity-linking", "GET", "/api/accounts", null)).filter(AcmeJourneyTest::canyonIsReadable));
  }

  @Test
  @Order(1)
  void a_case_is_a_card_in_the_tools_own_words_and_a_press_is_done_as_the_linked_person() {
    AcmeCase burning = RunningMuster.acme().cloud().burn("Tank 4 smokes", true);
    deliver(told(burning, "burning"));

    Teams.Message card = town.cardSays("Tank 4 smokes", "TRIGGERED", "burning", "white", "north", "Watch", "Put out", "Open in Acme");
    assertThat(buttons(card.card())).contains("Watch", "Put out").doesNotContain("Acknowledge", "Resolve", "Drain the tank");
    press(card, "Watch");
    linkWithAcme();

    Teams.Message watched = town.cardSays("Tank 4 smokes", "ACKNOWLEDGED", "watched", "Wile E. Coyote");
    assertThat(burning.state()).isEqualTo("watched");
    assertThat(watched.id()).isEqualTo(card.id());
    assertThat(buttons(watched.card())).contains("Put out").doesNotContain("Watch");
    assertThat(press(watched, "More …").at("/dialog/card").toString()).as("alerts inside the incident").contains("2 firing");

    press(watched, "Put out");
    Teams.Message out = town.cardSays("Tank 4 smokes", "RESOLVED", "out", "Wile E. Coyote");
    assertThat(burning.state()).isEqualTo("out");
    assertThat(out.id()).isEqualTo(card.id());
  }

  @Test
  @Order(2)
  void an_action_that_only_this_tool_has_asks_in_a_dialog_and_is_done_as_the_linked_person() {
    AcmeCase burning = RunningMuster.acme().cloud().burn("Tank 7 leaks", true);
    deliver(told(burning, "burning"));
    Teams.Message card = town.cardSays("Tank 7 leaks", "More …");

    JsonNode details = press(card, "More …").path("dialog");
    assertThat(buttons(details.path("card"))).contains("Drain the tank");
    JsonNode form = teams.submit(details, "Drain the tank", Map.of()).path("dialog");
    assertThat(form.path("title").asText()).isEqualTo("Drain the tank");
    assertThat(form.path("card").findValuesAsText("label")).containsExactly("Why", "How fast");
    assertThat(form.path("card").toString()).contains("Drain the tank? It takes an hour to fill again.", "At once");
    assertThat(burning.drains()).as("nothing is done before the form is sent").isEmpty();

    JsonNode answer = teams.submit(form, "Drain the tank", Map.of("reason", "It leaks", "speed", "fast")).path("dialog");
    assertThat(answer.path("card").toString()).contains("Acme has taken it and answers later. The card follows.");
    assertThat(burning.drains()).containsExactly("It leaks/fast");
    town.cardSays("Tank 7 leaks", "Drain the tank under way by Kim Moreau");

    deliver(AcmeMessages.remark(message(), clock(), burning.id(), "The tank is empty"));
    town.cardSays("Tank 7 leaks", "The tank is empty");
  }

  @Test
  @Order(3)
  void an_alert_inside_an_incident_has_no_card_of_its_own_where_the_incident_is_shown() {
    AcmeCase burning = RunningMuster.acme().cloud().burn("Belt 2 glows", true);
    deliver(told(burning, "burning"));
    town.cardSays("Belt 2 glows", "TRIGGERED");

    String bell = "B-" + UUID.randomUUID();
    deliver(AcmeMessages.bellIn("north", message(), clock(), bell, burning.id(), "Bell of belt 2", true));

    JsonNode why = Await.appears("decision about the bell", PATIENCE, () -> decided(bell));
    assertThat(why.toString()).contains("It is part of an incident that this conversation shows already.");
    assertThat(town.cards("Bell of belt 2")).isEmpty();
  }

  @Test
  @Order(4)
  void what_cannot_be_acknowledged_has_no_button_for_it() {
    deliver(AcmeMessages.bellIn("north", message(), clock(), "B-" + UUID.randomUUID(), "C-elsewhere", "Bell that rings on", false));
    deliver(AcmeMessages.bellIn("north", message(), clock(), "B-" + UUID.randomUUID(), "C-elsewhere", "Bell that hears", true));

    assertThat(buttons(town.cardSays("Bell that rings on", "TRIGGERED", "ringing").card())).contains("Put out").doesNotContain("Watch");
    assertThat(buttons(town.cardSays("Bell that hears", "TRIGGERED", "ringing").card())).contains("Put out", "Watch");
  }

  @Test
  @Order(5)
  void a_delivery_with_another_seal_is_refused_with_its_reason() {
    byte[] body = AcmeMessages.burningCase(message(), clock(), "C-forged", "burning", "Forged", "north");
    Web.Answer answer = machine.web().post(deliveriesGoTo, body, Acme.sealed("another body".getBytes(StandardCharsets.UTF_8)));
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.text()).contains("signature");
  }

  /** Kim follows the private link that came with the press, and signs in at Acme as its only member. */
  private void linkWithAcme() {
    Browser browser = new Browser(machine.web());
    browser.open(Await.appears("private link for Acme in Kim's chat", PATIENCE, this::link)).submit(Map.of());
    assertThat(browser.text()).contains("Kim Moreau", "Wile E. Coyote", "Acme");
  }

  private Optional<String> link() {
    return teams.messages(town.kimsChat(), Optional.of(town.kim())).stream()
        .filter(message -> message.card().toString().contains("Link your Acme account"))
        .flatMap(message -> message.card().findValuesAsText("url").stream())
        .filter(url -> url.contains("/link/"))
        .reduce((first, last) -> last);
  }

  private JsonNode press(Teams.Message card, String button) {
    return teams.press(town.kim(), town.channel(), card.id(), button);
  }

  /** Delivers as the tool does; waits while the sender, made a moment ago, is still on its way to intake. */
  private void deliver(byte[] body) {
    Web.Answer answer =
        Await.appears("sender that is ready", PATIENCE, () -> Optional.of(machine.web().post(deliveriesGoTo, body, Acme.sealed(body))).filter(got -> got.status() != 503 && got.status() != 404));
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
  }

  private Optional<JsonNode> decided(String bell) {
    String subject = URLEncoder.encode("acme/" + Acme.ACCOUNT + "/alert/" + bell, StandardCharsets.UTF_8);
    return Optional.of(town.api("channel-mapping", "GET", "/api/why?subject=" + subject, null)).filter(why -> !why.path("decisions").isEmpty());
  }

  private static byte[] told(AcmeCase about, String state) {
    return AcmeMessages.caseChangedBy("m-1", "Wile E. Coyote", message(), clock(), about.id(), state, about.headline(), "north");
  }

  private static List<String> buttons(JsonNode card) {
    return StreamSupport.stream(card.findValues("actions").spliterator(), false)
        .flatMap(actions -> StreamSupport.stream(actions.spliterator(), false))
        .map(action -> action.path("title").asText())
        .toList();
  }

  private static boolean canyonIsReadable(JsonNode accounts) {
    return StreamSupport.stream(accounts.spliterator(), false).anyMatch(account -> account.path("account").asText().equals(Acme.ACCOUNT) && account.path("readable").asBoolean());
  }

  private static String message() {
    return UUID.randomUUID().toString();
  }

  private static String clock() {
    return Instant.now().toString();
  }
}
