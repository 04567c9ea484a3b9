package io.muster.standins.teams;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.standins.Calls;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConnectorTest {
    private final MicrosoftWorld world = new MicrosoftWorld();

    @AfterEach
    void stop() {
        world.close();
    }

    @Test
    void a_new_thread_is_posted_once_then_changed_then_withdrawn() {
        world.installed();
        var created = world.newThread(MicrosoftWorld.card(MicrosoftWorld.cardWith("Triggered")));
        assertThat(created.status()).isEqualTo(201);
        String id = created.json().getString("activityId");
        assertThat(created.json().getString("id")).isEqualTo(world.channel.id() + ";messageid=" + id);
        String path = "v3/conversations/" + created.json().getString("id") + "/activities/" + id;
        assertThat(world.call("PUT", path, MicrosoftWorld.card(MicrosoftWorld.cardWith("Resolved"))).status()).isEqualTo(200);
        var message = world.teams.messages().find(world.channel.id(), id).orElseThrow();
        assertThat(message.versions()).hasSize(2);
        assertThat(message.cardFor(world.ada.id()).orElseThrow().encode()).contains("Resolved");
        assertThat(world.delete(path).status()).isEqualTo(200);
        refused(world.call("PUT", path, MicrosoftWorld.text("late")), 404, "ActivityNotFoundInConversation");
        assertThat(world.teams.ledger().entries()).extracting(LedgerEntry::operation)
                .containsExactly(Operation.CREATE, Operation.UPDATE, Operation.DELETE, Operation.UPDATE);
        assertThat(world.teams.ledger().entries()).extracting(LedgerEntry::committed).containsExactly(true, true, true, false);
    }

    @Test
    void a_reply_stands_in_the_thread_of_its_post() {
        world.installed();
        String root = world.newThread(MicrosoftWorld.text("post")).json().getString("activityId");
        String reply = world.call("POST", "v3/conversations/" + world.channel.id() + ";messageid=" + root + "/activities", MicrosoftWorld.text("one")).json().getString("id");
        String other = world.call("POST", "v3/conversations/" + world.channel.id() + "/activities/" + reply, MicrosoftWorld.text("two")).json().getString("id");
        assertThat(world.teams.messages().find(world.channel.id(), reply).orElseThrow().root()).isEqualTo(root);
        assertThat(world.teams.messages().find(world.channel.id(), other).orElseThrow().root()).isEqualTo(root);
    }

    @Test
    void a_bot_that_is_not_installed_is_not_in_the_roster() {
        refused(world.say(world.channel, MicrosoftWorld.text("hello")), 403, "BotNotInConversationRoster");
        refused(world.newThread(MicrosoftWorld.text("hello")), 403, "BotNotInConversationRoster");
        refused(world.get("v3/conversations/" + world.channel.id() + "/members"), 403, "BotNotInConversationRoster");
    }

    @Test
    void a_private_channel_is_not_covered_by_its_teams_installation() {
        world.installed();
        var secret = world.teams.world().addChannel("19:secret@thread.tacv2", world.team.id(), "Secret", Place.Reach.PRIVATE, Set.of(world.ada.id()));
        refused(world.say(secret, MicrosoftWorld.text("hello")), 403, "BotNotInConversationRoster");
    }

    @Test
    void unknown_conversations_threads_and_activities_are_not_found() {
        world.installed();
        refused(world.call("POST", "v3/conversations/19:none@thread.tacv2/activities", MicrosoftWorld.text("hello")), 404, "ConversationNotFound");
        refused(world.call("POST", "v3/conversations/" + world.channel.id() + ";messageid=1/activities", MicrosoftWorld.text("hello")), 404, "ConversationNotFound");
        refused(world.call("PUT", "v3/conversations/" + world.channel.id() + "/activities/1", MicrosoftWorld.text("hello")), 404, "ActivityNotFoundInConversation");
        refused(world.delete("v3/conversations/" + world.channel.id() + "/activities/1"), 404, "ActivityNotFoundInConversation");
    }

    @Test
    void a_blocked_bot_and_a_disabled_bot_are_refused() {
        world.installed();
        world.teams.people().install(world.ada, world.bot, world.teams.world().personalChat(world.bot, world.ada));
        var chat = world.teams.world().personalChat(world.bot, world.ada);
        world.teams.world().block(world.bot, chat.id(), true);
        refused(world.say(chat, MicrosoftWorld.text("hello")), 403, "ConversationBlockedByUser");
        world.teams.world().block(world.bot, world.tenant.id(), true);
        refused(world.say(world.channel, MicrosoftWorld.text("hello")), 403, "BotDisabledByAdmin");
    }

    @Test
    void a_message_over_100_kb_in_utf16_is_too_big_and_one_just_under_is_not() {
        world.installed();
        int frame = MicrosoftWorld.text("").encode().length();
        assertThat(world.say(world.channel, MicrosoftWorld.text("x".repeat(51_200 - frame))).status()).isEqualTo(201);
        refused(world.say(world.channel, MicrosoftWorld.text("x".repeat(51_201 - frame))), 413, "MessageSizeTooBig");
    }

    @Test
    void inline_images_do_not_count_towards_the_size() {
        world.installed();
        var card = MicrosoftWorld.cardWith("With a picture");
        card.getJsonArray("body").add(new JsonObject().put("type", "Image").put("url", "data:image/png;base64," + "A".repeat(60_000)));
        assertThat(world.say(world.channel, MicrosoftWorld.card(card)).status()).isEqualTo(201);
    }

    @Test
    void cards_that_teams_cannot_show_are_refused() {
        world.installed();
        refused(world.say(world.channel, MicrosoftWorld.card(MicrosoftWorld.cardWith("x").put("version", "1.6"))), 400, "BadArgument");
        refused(world.say(world.channel, MicrosoftWorld.card(MicrosoftWorld.cardWith("x").put("type", "Card"))), 400, "BadArgument");
        refused(world.say(world.channel, MicrosoftWorld.card(MicrosoftWorld.cardWith("x", new JsonObject().put("type", "Action.OpenUrl").put("title", "t")))), 400, "BadArgument");
    }

    @Test
    void activities_that_say_nothing_or_are_malformed_are_refused() {
        world.installed();
        refused(world.say(world.channel, new JsonObject().put("type", "message")), 400, "BadArgument");
        refused(world.say(world.channel, new JsonObject().put("text", "x")), 400, "BadArgument");
        refused(world.say(world.channel, new JsonObject().put("type", "event").put("text", "x")), 400, "BadArgument");
        refused(world.call("POST", "v3/conversations", new JsonObject()), 400, "BadArgument");
    }

    @Test
    void a_mention_has_to_name_a_member_and_stand_in_the_text() {
        world.installed();
        refused(world.say(world.channel, mention("<at>Ada</at> look", "29:nobody", "<at>Ada</at>")), 400, "BadArgument");
        refused(world.say(world.channel, mention("look", PairwiseIds.person(world.bot, world.ada), "<at>Ada</at>")), 400, "BadArgument");
        assertThat(world.say(world.channel, mention("<at>Ada</at> look", PairwiseIds.person(world.bot, world.ada), "<at>Ada</at>")).status()).isEqualTo(201);
    }

    @Test
    void a_chat_with_a_person_opens_where_the_bot_can_reach_the_person() {
        refused(chatWith(PairwiseIds.person(world.bot, world.ben), world.tenant.id()), 403, "BotNotInConversationRoster");
        world.installed();
        var opened = chatWith(PairwiseIds.person(world.bot, world.ben), world.tenant.id());
        assertThat(opened.status()).isEqualTo(201);
        assertThat(opened.json().getString("id")).startsWith("a:1");
        assertThat(opened.json().getString("serviceUrl")).isEqualTo(world.teams.serviceUrl());
        assertThat(chatWith(world.ben.id(), world.tenant.id()).json().getString("id")).isEqualTo(opened.json().getString("id"));
    }

    @Test
    void a_persons_id_made_for_another_bot_or_tenant_names_nobody() {
        world.installed();
        refused(chatWith(PairwiseIds.person(world.bot("Other"), world.ben), world.tenant.id()), 400, "BadArgument");
        refused(chatWith(PairwiseIds.person(world.bot, world.ben), MicrosoftWorld.id()), 400, "BadArgument");
    }

    @Test
    void a_targeted_message_is_seen_by_its_recipient_only() {
        world.installed();
        var activity = MicrosoftWorld.text("for you").put("recipient", new JsonObject().put("id", PairwiseIds.person(world.bot, world.ada)));
        String path = "v3/conversations/" + world.channel.id() + "/activities";
        var sent = world.call("POST", path + "?isTargetedActivity=true", activity);
        assertThat(sent.status()).isEqualTo(201);
        var message = world.teams.messages().find(world.channel.id(), sent.json().getString("id")).orElseThrow();
        assertThat(message.isShownTo(world.ada.id())).isTrue();
        assertThat(message.isShownTo(world.ben.id())).isFalse();
        refused(world.call("POST", path + "?isTargetedActivity=true", MicrosoftWorld.text("for whom")), 400, "BadArgument");
        refused(world.call("PUT", path + "/" + message.id(), activity), 404, "ActivityNotFoundInConversation");
        assertThat(world.call("PUT", path + "/" + message.id() + "?isTargetedActivity=true", activity).status()).isEqualTo(200);
    }

    @Test
    void a_bot_changes_only_its_own_messages() {
        world.installed();
        var said = world.teams.people().say(world.ada, world.channel, Optional.empty(), world.bot, "hello", true);
        refused(world.call("PUT", "v3/conversations/" + world.channel.id() + "/activities/" + said.message().id(), MicrosoftWorld.text("x")), 403, "NotEnoughPermissions");
    }

    @Test
    void members_teams_and_channels_are_listed_with_ids_for_this_bot() {
        world.installed();
        var members = world.get("v3/conversations/" + world.channel.id() + "/members").array();
        assertThat(members).hasSize(2).allSatisfy(member -> assertThat(((JsonObject) member).getString("id")).startsWith("29:1"));
        var page = world.get("v3/conversations/" + world.channel.id() + "/pagedMembers?pageSize=1").json();
        assertThat(page.getJsonArray("members")).hasSize(1);
        var rest = world.get("v3/conversations/" + world.channel.id() + "/pagedMembers?pageSize=1&continuationToken=" + page.getString("continuationToken")).json();
        assertThat(rest.getJsonArray("members")).hasSize(1);
        assertThat(rest.containsKey("continuationToken")).isFalse();
        assertThat(world.get("v3/conversations/" + world.channel.id() + "/members/" + world.ada.id()).json().getString("userPrincipalName")).isEqualTo(world.ada.userPrincipalName());
        refused(world.get("v3/conversations/" + world.channel.id() + "/members/29:nobody"), 404, "MemberNotFoundInConversation");
        assertThat(world.get("v3/teams/" + world.team.id()).json().getString("aadGroupId")).isEqualTo(world.team.aadGroupId());
        assertThat(world.get("v3/teams/" + world.team.id() + "/conversations").json().getJsonArray("conversations")).hasSize(2);
    }

    private Calls.Answer chatWith(String memberId, String tenantId) {
        return world.call("POST", "v3/conversations", new JsonObject().put("bot", new JsonObject().put("id", world.bot.id()))
                .put("members", new JsonArray().add(new JsonObject().put("id", memberId)))
                .put("channelData", new JsonObject().put("tenant", new JsonObject().put("id", tenantId))));
    }

    private static JsonObject mention(String text, String id, String at) {
        return MicrosoftWorld.text(text).put("entities", new JsonArray().add(new JsonObject().put("type", "mention").put("text", at)
                .put("mentioned", new JsonObject().put("id", id).put("name", "Ada"))));
    }

    static void refused(Calls.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().getJsonObject("error").getString("code")).isEqualTo(code);
        assertThat(answer.json().getJsonObject("error").getString("message")).isNotBlank();
    }
}
