package io.muster.standins.teams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.NoSuchElementException;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PressTest {
    private static final JsonObject ACK = new JsonObject().put("type", "Action.Execute").put("title", "Acknowledge").put("verb", "ack").put("data", new JsonObject().put("offer", "o-1"));
    private final MicrosoftWorld world = new MicrosoftWorld().installed();
    private String post;

    @AfterEach
    void stop() {
        world.close();
    }

    @BeforeEach
    void a_card_stands_in_the_channel() {
        var field = new JsonObject().put("type", "Input.Text").put("id", "note").put("value", "as found");
        var dialog = new JsonObject().put("type", "Action.Submit").put("title", "More …").put("data", new JsonObject().put("msteams", new JsonObject().put("type", "task/fetch")));
        var link = new JsonObject().put("type", "Action.OpenUrl").put("title", "Open").put("url", "https://example.com/1");
        var card = MicrosoftWorld.cardWith("Triggered", ACK, dialog, link);
        card.getJsonArray("body").add(field);
        post = world.newThread(MicrosoftWorld.card(card)).json().getString("activityId");
    }

    @Test
    void the_bot_hears_the_verb_the_data_and_who_pressed() {
        world.listener.answers = activity -> BotDouble.Reply.ok(cardAnswer("Acknowledged"));
        var press = press("ack", new JsonObject().put("note", "mine"));
        var invoke = world.listener.last("invoke");
        assertThat(invoke.getString("name")).isEqualTo("adaptiveCard/action");
        assertThat(invoke.getString("replyToId")).isEqualTo(post);
        assertThat(invoke.getJsonObject("conversation").getString("id")).isEqualTo(world.channel.id() + ";messageid=" + post);
        assertThat(invoke.getJsonObject("from").getString("aadObjectId")).isEqualTo(world.ada.id());
        assertThat(invoke.getJsonObject("value").getString("trigger")).isEqualTo("manual");
        assertThat(invoke.getJsonObject("value").getJsonObject("action")).isEqualTo(new JsonObject().put("type", "Action.Execute").put("verb", "ack")
                .put("title", "Acknowledge").put("data", new JsonObject().put("offer", "o-1").put("note", "mine")));
        assertThat(press.answer().orElseThrow().problem()).isEmpty();
    }

    @Test
    void the_card_in_the_answer_is_shown_to_the_presser_only_until_the_next_edit() {
        world.listener.answers = activity -> BotDouble.Reply.ok(cardAnswer("Acknowledged"));
        press("Acknowledge", new JsonObject());
        assertThat(shownTo(world.ada.id())).contains("Acknowledged");
        assertThat(shownTo(world.ben.id())).contains("Triggered").doesNotContain("Acknowledged");
        world.call("PUT", "v3/conversations/" + world.channel.id() + "/activities/" + post, MicrosoftWorld.card(MicrosoftWorld.cardWith("Resolved")));
        assertThat(shownTo(world.ada.id())).contains("Resolved");
        assertThatThrownBy(() -> press("ack", new JsonObject())).isInstanceOf(NoSuchElementException.class).hasMessageContaining("No button");
    }

    @Test
    void somebody_whose_client_is_behind_presses_what_stood_there_before() {
        world.call("PUT", "v3/conversations/" + world.channel.id() + "/activities/" + post, MicrosoftWorld.card(MicrosoftWorld.cardWith("Resolved")));
        world.listener.answers = activity -> BotDouble.Reply.ok(cardAnswer("Resolved"));
        var press = world.teams.cards().press(world.ben, world.channel, post, "ack", new JsonObject(), OptionalInt.of(0));
        assertThat(press.answer().orElseThrow().statusCode()).isEqualTo(200);
    }

    @Test
    void answers_that_teams_cannot_read_are_problems_with_a_reason() {
        problem(new BotDouble.Reply(202, "", Duration.ZERO), "HTTP 202");
        problem(new BotDouble.Reply(200, "done", Duration.ZERO), "the body is not");
        problem(BotDouble.Reply.ok(new JsonObject().put("type", "x")), "statusCode is missing");
        problem(BotDouble.Reply.ok(new JsonObject().put("statusCode", 200).put("type", "text/plain").put("value", "x")), "unknown type");
        problem(BotDouble.Reply.ok(cardAnswer("x").put("value", MicrosoftWorld.cardWith("x").put("version", "2.0"))), "not well made");
    }

    @Test
    void an_invoke_without_answer_comes_again_with_the_same_id_and_then_with_a_new_one() {
        world.teams.behaviour().answerWithin(Duration.ofMillis(300));
        world.listener.answers = activity -> new BotDouble.Reply(200, "", Duration.ofMillis(700));
        var press = press("ack", new JsonObject());
        var ids = press.delivery().orElseThrow().attempts().stream().map(Delivery.Attempt::activityId).toList();
        assertThat(ids).hasSize(3);
        assertThat(ids.get(0)).isEqualTo(ids.get(1)).isNotEqualTo(ids.get(2));
        assertThat(press.answer().orElseThrow().problem()).hasValue("the bot did not answer in time");
    }

    @Test
    void a_link_is_only_a_link() {
        int before = world.listener.heard.size();
        assertThat(press("Open", new JsonObject()).url()).hasValue("https://example.com/1");
        assertThat(world.listener.heard).hasSize(before);
    }

    @Test
    void a_dialog_opens_is_submitted_and_closes() {
        var form = MicrosoftWorld.cardWith("Snooze", new JsonObject().put("type", "Action.Submit").put("title", "OK").put("data", new JsonObject().put("dialog", "d-1")));
        form.getJsonArray("body").add(new JsonObject().put("type", "Input.Number").put("id", "minutes").put("isRequired", true));
        world.listener.answers = activity -> BotDouble.Reply.ok(task("continue", new JsonObject().put("title", "Snooze")
                .put("card", new JsonObject().put("contentType", Message.CARD).put("content", form))));
        var dialog = press("More …", new JsonObject()).dialog().orElseThrow();
        assertThat(dialog.state()).isEqualTo(Dialog.State.OPEN);
        assertThat(world.listener.last("invoke").getString("name")).isEqualTo("task/fetch");
        assertThatThrownBy(() -> world.teams.cards().submitDialog(dialog.id(), "OK", new JsonObject())).hasMessageContaining("\"minutes\" is required");
        world.listener.answers = activity -> BotDouble.Reply.ok(task("message", "Snoozed"));
        var closed = world.teams.cards().submitDialog(dialog.id(), "OK", new JsonObject().put("minutes", 30)).dialog().orElseThrow();
        assertThat(closed.state()).isEqualTo(Dialog.State.CLOSED);
        assertThat(closed.text()).hasValue("Snoozed");
        assertThat(world.listener.last("invoke").getJsonObject("value").getJsonObject("data")).isEqualTo(new JsonObject().put("dialog", "d-1").put("minutes", 30));
    }

    private void problem(BotDouble.Reply reply, String reason) {
        world.listener.answers = activity -> reply;
        assertThat(press("ack", new JsonObject()).answer().orElseThrow().problem().orElseThrow()).contains(reason);
    }

    private Press press(String button, JsonObject typed) {
        return world.teams.cards().press(world.ada, world.channel, post, button, typed, OptionalInt.empty());
    }

    private String shownTo(String person) {
        return world.teams.messages().find(world.channel.id(), post).orElseThrow().cardFor(person).orElseThrow().encode();
    }

    private static JsonObject cardAnswer(String title) {
        return new JsonObject().put("statusCode", 200).put("type", Message.CARD).put("value", MicrosoftWorld.cardWith(title));
    }

    private static JsonObject task(String type, Object value) {
        return new JsonObject().put("task", new JsonObject().put("type", type).put("value", value));
    }
}
