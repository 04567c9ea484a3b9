package io.muster.standins.teams;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.standins.Calls;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.awaitility.Awaitility;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ActivitiesTest {
    private final MicrosoftWorld world = new MicrosoftWorld();

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void installing_in_a_team_is_told_as_a_new_member_and_as_an_installation() {
        var deliveries = world.teams.people().install(world.ada, world.bot, world.channel);
        assertThat(deliveries).extracting(Delivery::status).containsOnly(200);
        var update = world.listener.last("conversationUpdate");
        assertThat(update.getJsonArray("membersAdded").getJsonObject(0).getString("id")).isEqualTo(world.bot.id());
        assertThat(update.getJsonObject("channelData").getString("eventType")).isEqualTo("teamMemberAdded");
        assertThat(update.getJsonObject("channelData").getJsonObject("team").getString("aadGroupId")).isEqualTo(world.team.aadGroupId());
        var installation = world.listener.last("installationUpdate");
        assertThat(installation.getString("action")).isEqualTo("add");
        assertThat(installation.getJsonObject("conversation").getString("conversationType")).isEqualTo("channel");
        assertThat(installation.getJsonObject("channelData").getJsonObject("tenant").getString("id")).isEqualTo(world.tenant.id());
    }

    @Test
    void removing_takes_the_bot_out_of_the_roster_and_tells_it() {
        world.installed();
        world.teams.people().remove(world.ada, world.bot, world.channel);
        assertThat(world.listener.last("installationUpdate").getString("action")).isEqualTo("remove");
        ConnectorTest.refused(world.say(world.channel, MicrosoftWorld.text("x")), 403, "BotNotInConversationRoster");
    }

    @Test
    void a_mention_in_a_channel_begins_a_thread_that_the_reply_can_name() {
        world.installed();
        var said = world.teams.people().say(world.ada, world.channel, Optional.empty(), world.bot, "connect https://acme.example/services/P1", true);
        var message = world.listener.last("message");
        assertThat(message.getString("text")).isEqualTo("<at>Muster</at> connect https://acme.example/services/P1");
        assertThat(message.getString("id")).isEqualTo(said.message().id());
        assertThat(message.getJsonObject("conversation").getString("id")).isEqualTo(world.channel.id() + ";messageid=" + said.message().id());
        assertThat(message.getJsonArray("entities").getJsonObject(1)).isEqualTo(new JsonObject().put("type", "mention").put("text", "<at>Muster</at>")
                .put("mentioned", new JsonObject().put("id", world.bot.id()).put("name", "Muster")));
        assertThat(message.getJsonObject("from").getString("id")).isEqualTo(PairwiseIds.person(world.bot, world.ada));
        assertThat(message.getJsonObject("channelData").getJsonObject("channel").getString("id")).isEqualTo(world.channel.id());
    }

    @Test
    void what_does_not_mention_the_bot_in_a_channel_is_not_told_to_it_but_everything_in_its_own_chat_is() {
        world.installed();
        assertThat(world.teams.people().say(world.ada, world.channel, Optional.empty(), world.bot, "lunch?", false).delivery()).isEmpty();
        var chat = world.teams.world().personalChat(world.bot, world.ada);
        world.teams.people().install(world.ada, world.bot, chat);
        assertThat(world.teams.people().say(world.ada, chat, Optional.empty(), world.bot, "help", false).delivery()).isPresent();
        assertThat(world.listener.last("message").getJsonObject("conversation")).isEqualTo(new JsonObject().put("conversationType", "personal")
                .put("tenantId", world.tenant.id()).put("id", chat.id()));
    }

    @Test
    void every_activity_is_signed_for_this_bot_and_this_service_url_with_an_endorsed_key() throws Exception {
        world.installed();
        var heard = world.listener.heard.getFirst();
        var keys = new JsonObject(Calls.get(world.entra.address() + "/v1/.well-known/keys").body());
        assertThat(keys.getJsonArray("keys").getJsonObject(0).getJsonArray("endorsements")).contains("msteams");
        var claims = new JwtConsumerBuilder().setExpectedAudience(world.bot.appId()).setExpectedIssuer("https://api.botframework.com").setRequireExpirationTime()
                .setVerificationKeyResolver(new JwksVerificationKeyResolver(new JsonWebKeySet(keys.encode()).getJsonWebKeys())).build()
                .processToClaims(heard.header("Authorization").substring("Bearer ".length()));
        assertThat(claims.getStringClaimValue("serviceurl")).isEqualTo(heard.activity().getString("serviceUrl")).isEqualTo(world.teams.serviceUrl());
        assertThat(heard.header("x-ms-conversation-id")).isEqualTo(heard.activity().getJsonObject("conversation").getString("id"));
        assertThat(heard.header("x-ms-tenant-id")).isEqualTo(world.tenant.id());
    }

    @Test
    void a_message_without_answer_comes_once_more_with_the_same_id() {
        world.installed();
        world.teams.behaviour().answerWithin(Duration.ofMillis(300));
        world.listener.answers = activity -> new BotDouble.Reply(200, "", Duration.ofMillis(700));
        var delivery = world.teams.people().say(world.ada, world.channel, Optional.empty(), world.bot, "help", true).delivery().orElseThrow();
        assertThat(delivery.attempts()).hasSize(2);
        assertThat(delivery.attempts()).extracting(Delivery.Attempt::activityId).containsOnly(delivery.activity().getString("id"));
    }

    @Test
    void a_refusal_by_the_bot_is_an_answer_and_nothing_is_resent() {
        world.installed();
        world.listener.answers = activity -> new BotDouble.Reply(403, "", Duration.ZERO);
        assertThat(world.teams.people().say(world.ada, world.channel, Optional.empty(), world.bot, "help", true).delivery().orElseThrow().attempts()).hasSize(1);
    }

    @Test
    void those_who_look_at_a_card_with_refresh_get_one_of_their_own_after_each_edit() {
        world.installed();
        world.teams.refreshes().looks(world.ada, world.channel, true);
        world.teams.refreshes().looks(world.ben, world.channel, true);
        world.listener.answers = activity -> "invoke".equals(activity.getString("type"))
                ? BotDouble.Reply.ok(new JsonObject().put("statusCode", 200).put("type", Message.CARD)
                        .put("value", MicrosoftWorld.cardWith("for " + activity.getJsonObject("from").getString("name"))))
                : new BotDouble.Reply(200, "", Duration.ZERO);
        String post = world.newThread(MicrosoftWorld.card(refreshing("one"))).json().getString("activityId");
        Awaitility.await().until(() -> shown(post, world.ada.id()).contains("for Ada Lovelace"));
        assertThat(shown(post, world.ben.id())).as("not in userIds").contains("one");
        world.call("PUT", "v3/conversations/" + world.channel.id() + "/activities/" + post, MicrosoftWorld.card(refreshing("two")));
        Awaitility.await().until(() -> shown(post, world.ada.id()).contains("for Ada Lovelace"));
        assertThat(world.listener.last("invoke").getJsonObject("value").getString("trigger")).isEqualTo("automatic");
        assertThat(world.listener.heard.stream().filter(heard -> "invoke".equals(heard.activity().getString("type")))).hasSize(2);
    }

    @Test
    void a_shared_channels_activities_carry_its_kind() {
        var shared = world.teams.world().addChannel("19:shared@thread.tacv2", world.team.id(), "Shared", Place.Reach.SHARED, Set.of(world.ada.id()));
        world.teams.people().install(world.ada, world.bot, shared);
        assertThat(world.listener.last("installationUpdate").getJsonObject("channelData").getJsonObject("channel").getString("type")).isEqualTo("shared");
    }

    @Test
    void activities_can_lack_what_teams_does_not_promise() {
        world.teams.behaviour().sparse(true);
        world.installed();
        var installation = world.listener.last("installationUpdate");
        assertThat(installation.getJsonObject("from").containsKey("name")).isFalse();
        assertThat(installation.getJsonObject("conversation").containsKey("tenantId")).isFalse();
        assertThat(installation.getJsonObject("channelData").getJsonObject("tenant").getString("id")).isEqualTo(world.tenant.id());
    }

    @Test
    void a_renamed_channel_is_told_with_its_event_type() {
        world.installed();
        world.teams.people().changed(world.ada, world.bot, world.channel, "channelRenamed");
        var update = world.listener.last("conversationUpdate");
        assertThat(update.getJsonObject("channelData").getString("eventType")).isEqualTo("channelRenamed");
        assertThat(update.getJsonObject("channelData").getJsonObject("channel").getString("name")).isEqualTo("Incidents");
        assertThat(update.getJsonObject("conversation").getString("id")).isEqualTo(world.team.id());
    }

    private JsonObject refreshing(String title) {
        return MicrosoftWorld.cardWith(title).put("refresh", new JsonObject().put("userIds", JsonArray.of(PairwiseIds.person(world.bot, world.ada)))
                .put("action", new JsonObject().put("type", "Action.Execute").put("verb", "refresh").put("data", new JsonObject())));
    }

    private String shown(String post, String person) {
        return world.teams.messages().find(world.channel.id(), post).orElseThrow().cardFor(person).orElseThrow().encode();
    }
}
