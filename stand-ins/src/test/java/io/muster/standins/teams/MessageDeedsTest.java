package io.muster.standins.teams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MessageDeedsTest {
    private final MicrosoftWorld world = new MicrosoftWorld().installed();

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void an_edited_message_is_told_to_the_bot_that_it_mentions() {
        var said = say("@help", true);
        var edited = world.teams.deeds().edit(world.ada, world.channel, said.id(), world.bot, "why");
        assertThat(edited.delivery().orElseThrow().status()).isEqualTo(200);
        var update = world.listener.last("messageUpdate");
        assertThat(update.getString("id")).isEqualTo(said.id());
        assertThat(update.getString("text")).isEqualTo("<at>Muster</at> why");
        assertThat(update.getJsonObject("channelData").getString("eventType")).isEqualTo("editMessage");
        assertThat(update.getJsonObject("conversation").getString("id")).isEqualTo(world.channel.id() + ";messageid=" + said.id());
        assertThat(edited.message().versions()).hasSize(2);
    }

    @Test
    void what_the_bot_never_heard_is_not_told_to_it_when_it_changes() {
        var said = say("lunch?", false);
        assertThat(world.teams.deeds().edit(world.ada, world.channel, said.id(), world.bot, "dinner?").delivery()).isEmpty();
        assertThat(world.teams.deeds().delete(world.ada, world.channel, said.id(), world.bot).delivery()).isEmpty();
    }

    @Test
    void only_who_wrote_a_message_changes_it() {
        var said = say("help", true);
        assertThatThrownBy(() -> world.teams.deeds().edit(world.ben, world.channel, said.id(), world.bot, "mine now"))
                .isInstanceOf(IllegalStateException.class).hasMessage("Only who wrote a message changes it");
        assertThatThrownBy(() -> world.teams.deeds().restore(world.ada, world.channel, said.id(), world.bot))
                .isInstanceOf(IllegalStateException.class).hasMessage("The message was not deleted");
    }

    @Test
    void a_deletion_is_told_and_so_is_that_it_was_taken_back() {
        var said = say("help", true);
        world.teams.deeds().delete(world.ada, world.channel, said.id(), world.bot);
        var deletion = world.listener.last("messageDelete");
        assertThat(deletion.getString("id")).isEqualTo(said.id());
        assertThat(deletion.getJsonObject("channelData").getString("eventType")).isEqualTo("softDeleteMessage");
        var restored = world.teams.deeds().restore(world.ada, world.channel, said.id(), world.bot).message();
        assertThat(restored.deletedAt()).isEmpty();
        assertThat(world.listener.last("messageUpdate").getJsonObject("channelData").getString("eventType")).isEqualTo("undeleteMessage");
    }

    @Test
    void a_bot_hears_of_reactions_to_its_own_messages_only() {
        String post = world.newThread(MicrosoftWorld.text("post")).json().getString("activityId");
        world.teams.deeds().react(world.ben, world.channel, post, world.bot, "like", true);
        var added = world.listener.last("messageReaction");
        assertThat(added.getJsonArray("reactionsAdded")).isEqualTo(JsonArray.of(JsonObject.of("type", "like")));
        assertThat(added.getString("replyToId")).isEqualTo(post);
        assertThat(added.getJsonObject("from").getString("aadObjectId")).isEqualTo(world.ben.id());
        assertThat(world.teams.deeds().react(world.ben, world.channel, post, world.bot, "like", true).delivery()).as("nothing new").isEmpty();
        world.teams.deeds().react(world.ben, world.channel, post, world.bot, "like", false);
        assertThat(world.listener.last("messageReaction").getJsonArray("reactionsRemoved")).hasSize(1);
        assertThat(world.teams.deeds().react(world.ben, world.channel, say("help", true).id(), world.bot, "heart", true).delivery()).as("Ada's message").isEmpty();
    }

    @Test
    void a_bot_reacts_and_takes_its_reaction_back() {
        var said = say("help", true);
        String path = "v3/conversations/" + world.channel.id() + "/activities/" + said.id() + "/reactions/like";
        assertThat(world.call("PUT", path, new JsonObject()).status()).isEqualTo(200);
        assertThat(world.teams.messages().find(world.channel.id(), said.id()).orElseThrow().reactions()).containsExactly(new Reaction("like", world.bot.id()));
        assertThat(world.delete(path).status()).isEqualTo(200);
        assertThat(world.teams.messages().find(world.channel.id(), said.id()).orElseThrow().reactions()).isEmpty();
        ConnectorTest.refused(world.call("PUT", "v3/conversations/" + world.channel.id() + "/activities/1/reactions/like", new JsonObject()), 404, "ActivityNotFoundInConversation");
    }

    private Message say(String text, boolean mention) {
        return world.teams.people().say(world.ada, world.channel, Optional.empty(), world.bot, text, mention).message();
    }
}
