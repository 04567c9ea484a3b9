package io.muster.bot.press;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.bot.BotService;
import io.muster.bot.cloud.BotRegistration;
import io.muster.bot.inbound.Activity;
import io.muster.bot.inbound.ActivityAnswer;
import io.muster.bot.inbound.ActivityVerdict;
import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.incident.TenantId;
import io.muster.kit.database.Database;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Most looks at a card's details are one question; all others are pressed like any button. */
@QuarkusTest
@BotService
class DetailsLookTest {
  @Inject DetailsLook look;
  @Inject DialogRoute route;
  @Inject Presses presses;
  @Inject PressTokenKey key;
  @Inject Database database;
  private PressedCard card;

  @BeforeEach
  void a_card_stands_in_a_conversation_that_is_known() {
    card = PressedCard.in(database);
    assertThat(route.answer(opened(body -> {}))).isInstanceOf(ActivityAnswer.Body.class);
  }

  @Test
  void a_look_shows_what_a_press_would_show_and_leaves_no_trace() {
    presses.press(card.pressed(), card.button(key), PressOutcomes.AWAITED);
    Optional<ActivityAnswer> seen = look(opened(body -> {}));
    assertThat(withoutClock(seen.orElseThrow())).isEqualTo(withoutClock(route.answer(opened(body -> {}))));
    assertThat(withoutClock(seen.orElseThrow())).as("what is under way").contains("K. Moreau");
    int taken = database.alone(tx -> tx.rows("select 1 from activity_seen where conversation = $1", card.conversation.value()).size());
    assertThat(taken).as("the activity of the press alone").isEqualTo(1);
  }

  @Test
  void another_button_or_nobody_or_no_token_is_not_for_a_look() {
    assertThat(look.ask(opened(body -> {}), card.button(key))).isEmpty();
    assertThat(look.ask(opened(body -> ((ObjectNode) body.path("from")).remove("aadObjectId")), data(opened(body -> {})))).isEmpty();
    assertThat(look.ask(opened(body -> {}), new PressInput(PressInput.MORE, "1.2.3", Map.of(), Optional.empty(), 0))).isEmpty();
  }

  @Test
  void a_card_of_another_conversation_or_tenant_is_not_found_and_a_token_of_another_is_not_believed() {
    PressedCard other = PressedCard.in(database);
    route.answer(opened(other, other.conversation, body -> {}));
    assertThat(look(opened(other, card.conversation, body -> {}))).as("its token, from here").isEmpty();
    var elsewhere = new ConversationId(new TenantId("another"), card.conversation.value());
    assertThat(look(opened(card, elsewhere, body -> {}))).as("from another tenant").isEmpty();
    String forged = key.tokens().seal(card.id, 7, Optional.empty(), new PressToken.Place(other.conversation, card.subject, PressInput.MORE));
    assertThat(look(opened(body -> ((ObjectNode) body.path("value").path("data")).put("press", forged)))).as("sealed for elsewhere").isEmpty();
    assertThat(look(opened(body -> {}))).as("its own, from here").isPresent();
  }

  @Test
  void an_activity_that_tells_something_to_remember_is_no_mere_look() {
    List<Consumer<ObjectNode>> news =
        List.of(
            body -> ((ObjectNode) body.path("conversation")).put("name", "Operations, renamed"),
            body -> ((ObjectNode) body.path("conversation")).put("conversationType", "groupChat"),
            body -> body.put("serviceUrl", "https://teams.example/other/"),
            body -> body.putObject("recipient").put("id", "28:other"),
            body -> body.putObject("channelData").putObject("team").put("id", "19:team"),
            body -> body.putObject("channelData").putObject("team").put("name", "Team"));
    for (Consumer<ObjectNode> one : news) {
      assertThat(look(opened(one))).isEmpty();
    }
    for (String change : List.of("blocked = 'closed'", "installed = false", "registration = 'other'", "changed_at = now() - interval '61 minutes'")) {
      database.run(tx -> tx.update("update conversation set " + change + " where tenant = $1", card.conversation.tenant().value()));
      assertThat(look(opened(body -> {}))).as(change).isEmpty();
      route.answer(opened(body -> {}));
      assertThat(look(opened(body -> {}))).as("once it is remembered").isPresent();
    }
  }

  @Test
  void a_look_on_a_message_that_is_not_the_cards_is_no_mere_look() {
    database.run(tx -> tx.update("update card set life = 'POSTED', activity_id = 'here' where id = $1", card.id));
    assertThat(look(opened(body -> body.put("replyToId", "here")))).isPresent();
    assertThat(look(opened(body -> body.put("replyToId", "there")))).isEmpty();
  }

  @Test
  void a_long_incident_is_not_drawn_on_an_event_loop() {
    database.run(tx -> tx.update("update card set incident = jsonb_set(incident, '{title}', to_jsonb(repeat('x', 20000))) where id = $1", card.id));
    assertThat(look(opened(body -> {}))).isEmpty();
  }

  private Optional<ActivityAnswer> look(ActivityVerdict.Proven proven) {
    return look.ask(proven, data(proven)).map(CompletionStage::toCompletableFuture).flatMap(asked -> asked.join());
  }

  private static PressInput data(ActivityVerdict.Proven proven) {
    return PressInput.of(proven.activity().value().path("data"));
  }

  private ActivityVerdict.Proven opened(Consumer<ObjectNode> change) {
    return opened(card, card.conversation, change);
  }

  /** Teams tells that somebody opens the details of a card, from this conversation. */
  private ActivityVerdict.Proven opened(PressedCard which, ConversationId from, Consumer<ObjectNode> change) {
    ActivityVerdict.Proven pressed = which.pressed();
    ObjectNode body = pressed.activity().body().deepCopy();
    body.put("name", "task/fetch");
    ((ObjectNode) body.path("conversation")).put("id", from.value());
    String token = key.tokens().seal(which.id, 7, Optional.empty(), new PressToken.Place(which.conversation, which.subject, PressInput.MORE));
    body.putObject("value").putObject("data").put("offer", PressInput.MORE).put("press", token);
    change.accept(body);
    BotRegistration bot = pressed.bot();
    return new ActivityVerdict.Proven(Activity.of(body), bot, from.tenant());
  }

  /** Durations go on meanwhile. */
  private static String withoutClock(ActivityAnswer answer) {
    return ((ActivityAnswer.Body) answer).json().toString().replaceAll("\\d+ (s|min|h|d)\\b", "#");
  }
}
