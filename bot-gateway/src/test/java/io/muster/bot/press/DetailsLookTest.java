package io.muster.bot.press;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.bot.BotService;
import io.muster.bot.cloud.BotRegistration;
import io.muster.bot.conversation.Conversation;
import io.muster.bot.conversation.ConversationOfActivity;
import io.muster.bot.inbound.Activity;
import io.muster.bot.inbound.ActivityAnswer;
import io.muster.bot.inbound.ActivityVerdict;
import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.incident.TenantId;
import io.muster.kit.database.Database;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.sqlclient.SqlConnectOptions;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Most looks at a card's details are one question; all others are pressed like any button. */
@QuarkusTest
@BotService
class DetailsLookTest {
  @Inject DetailsLook look;
  @Inject DetailsRepository details;
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
  void what_is_not_told_of_a_conversation_may_be_anything_and_what_is_told_must_be_known() {
    Conversation told = ConversationOfActivity.of(opened(body -> {}));
    String[] facts = {"bot_mri", "team", "team_name", "name", "person", "person_mri"};
    for (int which = 0; which < facts.length; which++) {
      String fact = facts[which];
      database.run(tx -> tx.update("update conversation set " + fact + " = 'known' where tenant = $1", card.conversation.tenant().value()));
      assertThat(found(telling(told, which, Optional.of("known")))).as(fact).isPresent();
      assertThat(found(telling(told, which, Optional.empty()))).as("no " + fact).isPresent();
      assertThat(found(telling(told, which, Optional.of("other")))).as("another " + fact).isEmpty();
      database.run(tx -> tx.update("update conversation set " + fact + " = null where tenant = $1", card.conversation.tenant().value()));
      assertThat(found(telling(told, which, Optional.of("known")))).as("a new " + fact).isEmpty();
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
    database.run(tx -> tx.update("update card set incident = jsonb_set(incident::jsonb, '{title}', to_jsonb(repeat('x', 20000))) where id = $1", card.id));
    assertThat(look(opened(body -> {}))).isEmpty();
  }

  @Test
  void many_who_look_at_once_see_each_their_own_card() {
    List<PressedCard> cards = IntStream.range(0, 12).mapToObj(which -> which % 3 == 0 ? PressedCard.on(database, card.conversation) : PressedCard.in(database)).toList();
    cards.forEach(each -> route.answer(opened(each, each.conversation, body -> {})));
    presses.press(cards.get(7).pressed(), cards.get(7).button(key), PressOutcomes.AWAITED);
    presses.press(cards.get(8).pressed(), cards.get(8).button(key), PressOutcomes.AWAITED);
    List<CompletionStage<Optional<ActivityAnswer>>> seen = new ArrayList<>();
    for (PressedCard each : cards) {
      seen.add(asked(opened(each, each.conversation, body -> {})));
      seen.add(asked(opened(each, each.conversation, body -> ((ObjectNode) body.path("conversation")).put("name", "Operations, renamed"))));
    }
    for (int which = 0; which < cards.size(); which++) {
      String shown = withoutClock(seen.get(2 * which).toCompletableFuture().join().orElseThrow());
      PressedCard own = cards.get(which);
      assertThat(shown).contains("\"1." + own.id + ".7.");
      assertThat(cards.stream().filter(other -> shown.contains(other.id.toString()))).containsExactly(own);
      assertThat(shown).isEqualTo(withoutClock(route.answer(opened(own, own.conversation, body -> {}))));
      assertThat(seen.get(2 * which + 1).toCompletableFuture().join()).as("something is to be remembered").isEmpty();
    }
  }

  @Test
  void what_postgresql_keeps_in_no_text_fails_nobody_elses_look() {
    List<CompletionStage<Optional<ActivityAnswer>>> seen = new ArrayList<>();
    for (int which = 0; which < 6; which++) {
      seen.add(asked(opened(body -> {})));
      seen.add(asked(opened(body -> ((ObjectNode) body.path("conversation")).put("name", "Operations\u0000"))));
    }
    for (int which = 0; which < 12; which++) {
      assertThat(seen.get(which).toCompletableFuture().join().isPresent()).isEqualTo(which % 2 == 0);
    }
  }

  @Test
  void the_question_is_short_enough_for_the_client_to_keep_it_prepared() {
    assertThat(DetailsRepository.FIND.length()).isLessThan(SqlConnectOptions.DEFAULT_PREPARED_STATEMENT_CACHE_SQL_LIMIT);
  }

  @Test
  void no_look_goes_through_all_cards_of_a_conversation() {
    var looks = List.of(new DetailsRepository.Look(ConversationOfActivity.of(opened(body -> {})), card.id));
    String plan = database.inTransaction(tx -> {
      // In small tables looking through all is right.
      tx.send("set local enable_seqscan = off");
      return tx.rows("explain " + DetailsRepository.FIND, DetailsRepository.arguments(looks)).stream().map(row -> row.getString(0)).collect(Collectors.joining("\n"));
    });
    assertThat(plan).contains("Index Scan using card_pkey on card", "Index Scan using conversation_pkey on conversation").doesNotContain("Seq Scan", "Hash");
  }

  private Optional<ActivityAnswer> look(ActivityVerdict.Proven proven) {
    return asked(proven).toCompletableFuture().join();
  }

  private CompletionStage<Optional<ActivityAnswer>> asked(ActivityVerdict.Proven proven) {
    return look.ask(proven, data(proven)).orElseThrow();
  }

  private Optional<DetailsRepository.Details> found(Conversation told) {
    return details.ask(told, card.id).toCompletableFuture().join();
  }

  /** Nothing but what it is and, in the order of the columns, this one. */
  private static Conversation telling(Conversation told, int which, Optional<String> fact) {
    List<Optional<String>> facts = IntStream.range(0, 6).mapToObj(each -> each == which ? fact : Optional.<String>empty()).toList();
    return new Conversation(told.id(), told.kind(), told.serviceUrl(), told.registration(), facts.get(0), facts.get(1), facts.get(2), facts.get(3), facts.get(4), facts.get(5), true);
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
