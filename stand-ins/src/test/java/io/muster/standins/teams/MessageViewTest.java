package io.muster.standins.teams;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.standins.Calls;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MessageViewTest {
    private final MicrosoftWorld world = new MicrosoftWorld().installed();

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void a_message_carries_what_a_client_shows_of_it() {
        world.teams.people().say(world.ada, world.channel, Optional.empty(), world.bot, "help", true);
        var ben = JsonObject.of("id", PairwiseIds.person(world.bot, world.ben), "name", "Ben Carter");
        String reply = world.say(world.channel, MicrosoftWorld.text("For <at>Ben Carter</at>").put("entities",
                JsonArray.of(JsonObject.of("type", "mention", "text", "<at>Ben Carter</at>", "mentioned", ben)))).json().getString("id");
        world.teams.deeds().react(world.ada, world.channel, reply, world.bot, "heart", true);
        var seen = seen("as=" + world.ada.id());
        assertThat(seen.getFirst().getString("authorName")).isEqualTo("Ada Lovelace");
        assertThat(seen.getFirst().getBoolean("byBot")).isFalse();
        assertThat(seen.getFirst().getString("shownText")).isEqualTo("Muster help");
        assertThat(seen.getFirst().getString("editedAt")).isNull();
        var answer = seen.getLast();
        assertThat(answer.getString("authorName")).isEqualTo("Muster");
        assertThat(answer.getBoolean("byBot")).isTrue();
        assertThat(answer.getString("shownText")).isEqualTo("For Ben Carter");
        assertThat(answer.getString("textFormat")).isEqualTo("markdown");
        assertThat(answer.getJsonArray("mentions").getJsonObject(0).getString("name")).isEqualTo("Ben Carter");
        assertThat(answer.getJsonArray("reactions")).isEqualTo(JsonArray.of(JsonObject.of("type", "heart",
                "by", JsonArray.of(JsonObject.of("id", world.ada.id(), "name", "Ada Lovelace")))));
    }

    @Test
    void of_earlier_versions_the_times_are_told_or_nothing_or_everything() {
        var post = world.newThread(MicrosoftWorld.text("one")).json();
        world.call("PUT", "v3/conversations/" + post.getString("id") + "/activities/" + post.getString("activityId"), MicrosoftWorld.text("two"));
        var seen = seen("as=" + world.ada.id()).getFirst();
        assertThat(seen.getJsonArray("versions")).hasSize(2);
        assertThat(seen.getJsonArray("versions").getJsonObject(0).fieldNames()).containsExactly("at");
        assertThat(seen.getJsonArray("versions").getJsonObject(1).getJsonObject("activity").getString("text")).isEqualTo("two");
        assertThat(seen.getInteger("edits")).isEqualTo(1);
        assertThat(seen.getString("editedAt")).isNotNull();
        assertThat(seen("as=" + world.ada.id() + "&versions=false").getFirst().containsKey("versions")).isFalse();
        for (var whole : List.of("as=" + world.ada.id() + "&versions=true", "newest=1")) {
            assertThat(seen(whole).getFirst().getJsonArray("versions").getJsonObject(0).getJsonObject("activity").getString("text")).isEqualTo("one");
        }
    }

    @Test
    void only_the_newest_are_listed_for_who_asks_so() {
        world.say(world.channel, MicrosoftWorld.text("one"));
        world.say(world.channel, MicrosoftWorld.text("two"));
        assertThat(seen("newest=1")).extracting(message -> message.getString("text")).containsExactly("two");
    }

    @Test
    void of_a_deleted_message_a_trace_is_left_for_who_asks_for_traces() {
        var said = world.teams.people().say(world.ada, world.channel, Optional.empty(), world.bot, "a secret", true).message();
        world.teams.deeds().delete(world.ada, world.channel, said.id(), world.bot);
        assertThat(seen("as=" + world.ben.id())).isEmpty();
        var trace = seen("as=" + world.ben.id() + "&deleted=true").getFirst();
        assertThat(trace.getString("deletedAt")).isNotNull();
        assertThat(trace.getString("authorName")).isEqualTo("Ada Lovelace");
        assertThat(trace.encode()).doesNotContain("a secret");
    }

    @Test
    void who_opens_a_conversation_gets_a_card_of_their_own_for_what_stands_there() {
        var refresh = JsonObject.of("userIds", JsonArray.of(PairwiseIds.person(world.bot, world.ada)), "action", JsonObject.of("type", "Action.Execute", "verb", "refresh", "data", new JsonObject()));
        world.newThread(MicrosoftWorld.card(MicrosoftWorld.cardWith("For all").put("refresh", refresh)));
        world.listener.answers = activity -> "invoke".equals(activity.getString("type"))
                ? BotDouble.Reply.ok(new JsonObject().put("statusCode", 200).put("type", Message.CARD).put("value", MicrosoftWorld.cardWith("For Ada")))
                : new BotDouble.Reply(200, "", Duration.ZERO);
        for (var person : List.of(world.ada, world.ben)) {
            Calls.json("POST", world.teams.address() + "/_standin/lookers", JsonObject.of("person", person.id(), "conversation", world.channel.id()));
        }
        Awaitility.await().until(() -> seen("as=" + world.ada.id()).getFirst().getBoolean("ownCard"));
        assertThat(seen("as=" + world.ada.id()).getFirst().getJsonObject("card").encode()).contains("For Ada");
        assertThat(seen("as=" + world.ben.id()).getFirst().getJsonObject("card").encode()).contains("For all");
    }

    private List<JsonObject> seen(String query) {
        return Calls.get(world.teams.address() + "/_standin/messages?conversation=" + world.channel.id() + "&" + query).array().stream().map(JsonObject.class::cast).toList();
    }
}
