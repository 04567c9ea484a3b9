package io.muster.standins.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.standins.teams.MicrosoftWorld;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the published samples carry, the stand-in's activities carry too: member by member, with the same kinds of values. */
@Tag("conformance")
class ActivitySamplesTest {
    private final MicrosoftWorld world = new MicrosoftWorld();

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void a_message_in_the_bots_own_chat() {
        var chat = world.teams.world().personalChat(world.bot, world.ada);
        world.teams.people().install(world.ada, world.bot, chat);
        world.teams.people().say(world.ada, chat, Optional.empty(), world.bot, "help", false);
        carries("message", "message-4.json", Set.of());
    }

    @Test
    void a_message_in_a_channel() {
        world.installed();
        world.teams.people().say(world.ada, world.channel, Optional.empty(), world.bot, "help", true);
        // The sample shows a picture and a reply; neither is in this message.
        carries("message", "message-2.json", Set.of("replyToId", "attachments[].contentUrl", "attachments[].name"));
    }

    @Test
    void an_installation() {
        world.installed();
        carries("installationUpdate", "installationUpdate.json", Set.of());
    }

    @Test
    void a_bot_added_to_a_team() {
        world.installed();
        carries("conversationUpdate", "conversationUpdate-teamMemberAdded.json", Set.of());
    }

    @Test
    void a_bot_removed_from_a_team() {
        world.installed();
        world.teams.people().remove(world.ada, world.bot, world.channel);
        carries("conversationUpdate", "conversationUpdate-teamMemberRemoved.json", Set.of());
    }

    @Test
    void a_renamed_and_a_deleted_channel_and_a_deleted_team() {
        world.installed();
        for (String event : new String[] {"channelCreated", "channelRenamed", "channelDeleted", "teamDeleted", "teamRenamed", "teamArchived"}) {
            world.teams.people().changed(world.ada, world.bot, world.channel, event);
            carries("conversationUpdate", "conversationUpdate-" + event + ".json", Set.of());
        }
    }

    @Test
    void a_pressed_button() {
        world.installed();
        var action = new JsonObject().put("type", "Action.Execute").put("id", "abc").put("title", "Do").put("verb", "def").put("data", new JsonObject());
        String post = world.newThread(MicrosoftWorld.card(MicrosoftWorld.cardWith("x", action))).json().getString("activityId");
        world.teams.cards().press(world.ada, world.channel, post, "def", new JsonObject(), OptionalInt.empty());
        carries("invoke", "format-adaptiveCard-action-invoke.json", Set.of());
    }

    private void carries(String type, String sample, Set<String> apart) {
        var ours = members("", world.last(type));
        var published = members("", MicrosoftContracts.json("samples/teams/" + sample));
        published.removeIf(member -> apart.contains(member.replaceAll(":.*", "")));
        assertThat(ours).as(sample).containsAll(published);
    }

    private static Set<String> members(String path, Object value) {
        var found = new TreeSet<String>();
        switch (value) {
            case JsonObject object -> object.forEach(field -> found.addAll(members(path.isEmpty() ? field.getKey() : path + "." + field.getKey(), object.getValue(field.getKey()))));
            case JsonArray array -> array.forEach(each -> found.addAll(members(path + "[]", each)));
            case null -> found.add(path + ":null");
            case Object simple -> found.add(path + ":" + (simple instanceof Number ? "number" : simple.getClass().getSimpleName()));
        }
        return found;
    }
}
