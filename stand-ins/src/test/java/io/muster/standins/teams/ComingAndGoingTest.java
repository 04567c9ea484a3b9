package io.muster.standins.teams;

import static io.muster.standins.teams.ConnectorTest.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.standins.Calls;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ComingAndGoingTest {
    private final MicrosoftWorld world = new MicrosoftWorld().installed();

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void who_comes_into_a_team_reads_its_channels_and_the_bot_is_told_in_general() {
        var grace = world.person("Grace Hopper");
        world.teams.people().member(world.ada, grace, world.channel, true);
        var update = world.listener.last("conversationUpdate");
        assertThat(update.getJsonArray("membersAdded").getJsonObject(0)).isEqualTo(JsonObject.of("id", PairwiseIds.person(world.bot, grace), "aadObjectId", grace.id()));
        assertThat(update.getJsonObject("channelData").getString("eventType")).isEqualTo("teamMemberAdded");
        assertThat(update.getJsonObject("conversation").getString("id")).isEqualTo(world.team.id());
        assertThat(world.get("v3/conversations/" + world.channel.id() + "/members").array()).hasSize(3);
        assertThatThrownBy(() -> world.teams.people().member(world.ada, grace, world.channel, true)).hasMessage("Grace Hopper is in this conversation already");
    }

    @Test
    void who_leaves_a_team_reads_it_no_more() {
        world.teams.people().member(world.ben, world.ben, world.channel, false);
        assertThat(world.listener.last("conversationUpdate").getJsonObject("channelData").getString("eventType")).isEqualTo("teamMemberRemoved");
        refused(world.get("v3/conversations/" + world.channel.id() + "/members/" + world.ben.id()), 404, "MemberNotFoundInConversation");
        assertThatThrownBy(() -> world.teams.people().say(world.ben, world.teams.world().place(world.channel.id()).orElseThrow(), Optional.empty(), world.bot, "hello", true))
                .hasMessage("Ben Carter is not in this conversation");
    }

    @Test
    void a_group_chat_grows_and_its_bot_hears_of_it() {
        var chat = world.teams.world().add(new Place.GroupChat("19:chat@thread.v2", world.tenant.id(), "Night shift", Set.of(world.ada.id())));
        world.teams.people().install(world.ada, world.bot, chat);
        world.teams.people().member(world.ada, world.ben, chat, true);
        var update = world.listener.last("conversationUpdate");
        assertThat(update.getJsonObject("conversation").getString("conversationType")).isEqualTo("groupChat");
        assertThat(update.getJsonArray("membersAdded").getJsonObject(0).getString("aadObjectId")).isEqualTo(world.ben.id());
    }

    @Test
    void a_renamed_channel_has_its_new_name_everywhere() {
        world.teams.people().changed(world.ada, world.bot, world.channel, "channelRenamed", Optional.of("Fires"));
        assertThat(world.listener.last("conversationUpdate").getJsonObject("channelData").getJsonObject("channel").getString("name")).isEqualTo("Fires");
        assertThat(world.get("v3/teams/" + world.team.id() + "/conversations").body()).contains("Fires").doesNotContain("Incidents");
    }

    @Test
    void a_deleted_channel_is_not_found_until_it_is_restored() {
        world.teams.people().changed(world.ada, world.bot, world.channel, "channelDeleted");
        refused(world.say(world.channel, MicrosoftWorld.text("hello")), 404, "ConversationNotFound");
        assertThat(world.get("v3/teams/" + world.team.id() + "/conversations").json().getJsonArray("conversations")).hasSize(1);
        world.teams.people().changed(world.ada, world.bot, world.channel, "channelRestored");
        assertThat(world.say(world.channel, MicrosoftWorld.text("hello")).status()).isEqualTo(201);
    }

    @Test
    void a_deleted_teams_channels_are_not_found() {
        world.teams.people().changed(world.ada, world.bot, world.channel, "teamDeleted");
        refused(world.say(world.channel, MicrosoftWorld.text("hello")), 404, "ConversationNotFound");
        world.teams.people().changed(world.ada, world.bot, world.channel, "teamRestored");
        assertThat(world.say(world.channel, MicrosoftWorld.text("hello")).status()).isEqualTo(201);
    }

    @Test
    void nobody_writes_in_an_archived_team_and_the_refusal_has_the_published_shape() {
        world.teams.people().changed(world.ada, world.bot, world.channel, "teamArchived");
        var refusal = world.say(world.channel, MicrosoftWorld.text("hello"));
        assertThat(refusal.status()).isEqualTo(403);
        assertThat(refusal.json().getInteger("errorCode")).isEqualTo(209);
        assertThat(new JsonObject(refusal.json().getString("message")).getString("subCode")).isEqualTo("MessageWritesBlocked");
        assertThat(world.get("v3/conversations/" + world.channel.id() + "/members").status()).as("reading goes on").isEqualTo(200);
        world.teams.people().changed(world.ada, world.bot, world.channel, "teamUnarchived");
        assertThat(world.say(world.channel, MicrosoftWorld.text("hello")).status()).isEqualTo(201);
    }

    @Test
    void a_government_tenant_is_answered_at_its_own_address_only() {
        world.teams.world().governmental(world.tenant.id(), true);
        refused(world.say(world.channel, MicrosoftWorld.text("hello")), 403, "InvalidBotApiHost");
        world.teams.people().say(world.ada, world.channel, Optional.empty(), world.bot, "help", true);
        String serviceUrl = world.listener.last("message").getString("serviceUrl");
        assertThat(serviceUrl).endsWith("/gcc/");
        assertThat(Calls.json("POST", serviceUrl + "v3/conversations/" + world.channel.id() + "/activities", MicrosoftWorld.text("hello"),
                "Authorization", "Bearer " + world.token()).status()).isEqualTo(201);
    }
}
