package io.muster.standins.teams;

import io.muster.standins.entra.Person;
import io.muster.standins.teams.ConnectorCalls.Done;
import io.muster.standins.teams.ConnectorCalls.Prepared;
import io.muster.standins.teams.Place.Channel;
import io.muster.standins.wire.Json;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import java.util.Optional;
import java.util.function.Function;

/** {@code POST /v3/conversations}: the chat with a person, or a new thread in a channel. */
final class ConversationRoutes {
    private final TeamsWorld world;
    private final Roster roster;
    private final ConnectorCalls calls;
    private final ActivityRules rules;
    private final Posting posting;
    private final Function<String, String> serviceUrl;

    /** @param serviceUrl by tenant id */
    ConversationRoutes(TeamsWorld world, Roster roster, ConnectorCalls calls, Posting posting, Function<String, String> serviceUrl) {
        this.world = world;
        this.roster = roster;
        this.calls = calls;
        this.rules = new ActivityRules(world);
        this.posting = posting;
        this.serviceUrl = serviceUrl;
    }

    void routes(Router router, String base) {
        router.post(base + "/v3/conversations").handler(context -> calls.accept(context, Operation.CREATE, bot -> create(bot, ConnectorCalls.body(context))));
    }

    private Prepared create(Bot bot, JsonObject body) {
        var channelId = Json.text(body, "channelData.channel.id");
        if (channelId.isPresent()) {
            return thread(bot, body, channelId.get());
        }
        var members = Json.objects(body, "members").toList();
        if (members.size() != 1 || body.getBoolean("isGroup", false)) {
            throw ConnectorRefusal.badArgument(members.size() > 1 ? "Conversations must be to a single member" : "Incorrect conversation creation parameters");
        }
        String tenantId = Json.text(body, "channelData.tenant.id").or(() -> Json.text(body, "tenantId"))
                .orElseThrow(() -> ConnectorRefusal.badArgument("Tenant id is missing."));
        String memberId = Json.text(members.getFirst(), "id").orElseThrow(() -> ConnectorRefusal.badArgument("The member has no id."));
        if (memberId.startsWith("28:")) {
            throw ConnectorRefusal.badArgument("Bots cannot IM other bots");
        }
        var person = world.person(bot, memberId).filter(found -> found.tenantId().equals(tenantId))
                .orElseThrow(() -> ConnectorRefusal.badArgument("Invalid user identity in provided tenant"));
        return chat(bot, body, person);
    }

    private Prepared chat(Bot bot, JsonObject body, Person person) {
        if (!world.canReach(bot, person)) {
            throw new ConnectorRefusal(403, "BotNotInConversationRoster", "Bot is not installed in user's personal scope.");
        }
        var chat = world.personalChat(bot, person);
        var first = Json.object(body, "activity");
        first.ifPresent(activity -> rules.check(bot, chat, activity));
        return new Prepared(chat, () -> {
            var answer = new JsonObject().put("id", chat.id()).put("serviceUrl", serviceUrl.apply(chat.tenantId()));
            var message = first.map(activity -> posting.post(bot, chat, Optional.empty(), activity, Optional.empty()));
            message.ifPresent(posted -> answer.put("activityId", posted.id()));
            return new Done(201, Optional.of(answer), message.map(Message::id));
        });
    }

    private Prepared thread(Bot bot, JsonObject body, String channelId) {
        var channel = world.place(channelId).filter(Channel.class::isInstance).orElseThrow(ConnectorRefusal::conversationNotFound);
        roster.require(bot, channel);
        if (!body.getBoolean("isGroup", false)) {
            throw ConnectorRefusal.badArgument("Incorrect conversation creation parameters");
        }
        var activity = Json.object(body, "activity").orElseThrow(() -> ConnectorRefusal.badArgument("Incorrect conversation creation parameters"));
        rules.check(bot, channel, activity);
        return new Prepared(channel, () -> {
            var message = posting.post(bot, channel, Optional.empty(), activity, Optional.empty());
            return new Done(201, Optional.of(new JsonObject().put("id", ConversationId.thread(channel.id(), message.id()))
                    .put("activityId", message.id()).put("serviceUrl", serviceUrl.apply(channel.tenantId()))), Optional.of(message.id()));
        });
    }
}
