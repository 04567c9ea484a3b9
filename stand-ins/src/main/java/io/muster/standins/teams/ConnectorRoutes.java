package io.muster.standins.teams;

import io.muster.standins.entra.Person;
import io.muster.standins.teams.ConnectorCalls.Done;
import io.muster.standins.teams.ConnectorCalls.Prepared;
import io.muster.standins.teams.Place.Channel;
import io.muster.standins.wire.Json;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/** {@code /v3/conversations…}: new conversations, messages, changes and withdrawals. */
final class ConnectorRoutes {
    private static final String ACTIVITIES = "/v3/conversations/:conversationId/activities";

    private final TeamsWorld world;
    private final Messages messages;
    private final ConnectorCalls calls;
    private final ActivityRules rules;
    private final String base;
    private final Function<String, String> serviceUrl;
    private final Consumer<Message> shown;

    /**
     * @param serviceUrl by tenant id
     * @param shown told of each message that a bot made or changed
     */
    ConnectorRoutes(TeamsWorld world, Messages messages, ConnectorCalls calls, String base, Function<String, String> serviceUrl, Consumer<Message> shown) {
        this.world = world;
        this.messages = messages;
        this.calls = calls;
        this.rules = new ActivityRules(world);
        this.base = base;
        this.serviceUrl = serviceUrl;
        this.shown = shown;
    }

    void routes(Router router) {
        router.post(base + "/v3/conversations").handler(context -> calls.accept(context, Operation.CREATE, bot -> create(bot, body(context))));
        router.post(base + ACTIVITIES).handler(context -> calls.accept(context, Operation.SEND, bot -> send(bot, context, Optional.empty())));
        router.post(base + ACTIVITIES + "/:activityId").handler(context ->
                calls.accept(context, Operation.SEND, bot -> send(bot, context, Optional.of(context.pathParam("activityId")))));
        router.put(base + ACTIVITIES + "/:activityId").handler(context -> calls.accept(context, Operation.UPDATE, bot -> update(bot, context)));
        router.delete(base + ACTIVITIES + "/:activityId").handler(context -> calls.accept(context, Operation.DELETE, bot -> delete(bot, context)));
        router.put(base + ACTIVITIES + "/:activityId/reactions/:type").handler(context -> calls.accept(context, Operation.REACT, bot -> react(bot, context, true)));
        router.delete(base + ACTIVITIES + "/:activityId/reactions/:type").handler(context -> calls.accept(context, Operation.REACT, bot -> react(bot, context, false)));
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
            var message = first.map(activity -> post(bot, chat, Optional.empty(), activity, Optional.empty()));
            message.ifPresent(posted -> answer.put("activityId", posted.id()));
            return new Done(201, Optional.of(answer), message.map(Message::id));
        });
    }

    private Prepared thread(Bot bot, JsonObject body, String channelId) {
        var channel = world.place(channelId).filter(Channel.class::isInstance).orElseThrow(ConnectorRefusal::conversationNotFound);
        requireRoster(bot, channel);
        if (!body.getBoolean("isGroup", false)) {
            throw ConnectorRefusal.badArgument("Incorrect conversation creation parameters");
        }
        var activity = Json.object(body, "activity").orElseThrow(() -> ConnectorRefusal.badArgument("Incorrect conversation creation parameters"));
        rules.check(bot, channel, activity);
        return new Prepared(channel, () -> {
            var message = post(bot, channel, Optional.empty(), activity, Optional.empty());
            return new Done(201, Optional.of(new JsonObject().put("id", ConversationId.thread(channel.id(), message.id()))
                    .put("activityId", message.id()).put("serviceUrl", serviceUrl.apply(channel.tenantId()))), Optional.of(message.id()));
        });
    }

    private Prepared send(Bot bot, RoutingContext context, Optional<String> replyTo) {
        var id = ConversationId.parse(context.pathParam("conversationId"));
        var place = roster(bot, id);
        var activity = body(context);
        rules.check(bot, place, activity);
        var repliedTo = replyTo.map(reply -> messages.find(place.id(), reply).filter(message -> message.deletedAt().isEmpty())
                .orElseThrow(ConnectorRefusal::activityNotFound));
        var root = place instanceof Channel ? id.root().or(() -> repliedTo.map(Message::root)) : Optional.<String>empty();
        var onlyFor = isTargeted(context) ? Optional.of(recipient(bot, place, activity)) : Optional.<String>empty();
        return new Prepared(place, () -> {
            if ("typing".equals(activity.getString("type"))) {
                return Done.of(202, new JsonObject());
            }
            var message = post(bot, place, root, activity, onlyFor);
            return new Done(201, Optional.of(new JsonObject().put("id", message.id())), Optional.of(message.id()));
        });
    }

    private Prepared update(Bot bot, RoutingContext context) {
        var place = roster(bot, ConversationId.parse(context.pathParam("conversationId")));
        var message = own(bot, place, context);
        var activity = body(context);
        rules.check(bot, place, activity);
        return new Prepared(place, () -> {
            shown.accept(messages.edit(message, activity));
            return new Done(200, Optional.of(new JsonObject().put("id", message.id())), Optional.of(message.id()));
        });
    }

    private Prepared delete(Bot bot, RoutingContext context) {
        var place = roster(bot, ConversationId.parse(context.pathParam("conversationId")));
        var message = own(bot, place, context);
        return new Prepared(place, () -> {
            messages.delete(message);
            return new Done(200, Optional.empty(), Optional.of(message.id()));
        });
    }

    private Prepared react(Bot bot, RoutingContext context, boolean added) {
        var place = roster(bot, ConversationId.parse(context.pathParam("conversationId")));
        var message = messages.find(place.id(), context.pathParam("activityId")).filter(found -> found.deletedAt().isEmpty()).orElseThrow(ConnectorRefusal::activityNotFound);
        return new Prepared(place, () -> {
            messages.react(message, new Reaction(context.pathParam("type"), bot.id()), added);
            return new Done(200, Optional.empty(), Optional.of(message.id()));
        });
    }

    private Message post(Bot bot, Place place, Optional<String> root, JsonObject activity, Optional<String> onlyFor) {
        var message = messages.add(place.id(), root, bot.id(), activity, onlyFor);
        shown.accept(message);
        return message;
    }

    private Message own(Bot bot, Place place, RoutingContext context) {
        var message = messages.find(place.id(), context.pathParam("activityId")).filter(found -> found.deletedAt().isEmpty())
                .filter(found -> found.onlyFor().isPresent() == isTargeted(context)).orElseThrow(ConnectorRefusal::activityNotFound);
        if (!message.author().equals(bot.id())) {
            throw ConnectorRefusal.notEnoughPermissions("The bot can change only its own messages.");
        }
        return message;
    }

    private Place roster(Bot bot, ConversationId id) {
        var place = world.place(id.place()).orElseThrow(ConnectorRefusal::conversationNotFound);
        if (place instanceof Place.PersonalChat chat && !chat.botAppId().equals(bot.appId())) {
            throw ConnectorRefusal.conversationNotFound();
        }
        boolean knownThread = id.root().map(root -> place instanceof Channel && messages.find(place.id(), root).isPresent()).orElse(true);
        if (!knownThread) {
            throw ConnectorRefusal.conversationNotFound();
        }
        requireRoster(bot, place);
        return place;
    }

    private void requireRoster(Bot bot, Place place) {
        boolean inRoster = place instanceof Place.PersonalChat chat
                ? world.canReach(bot, world.directory().requirePerson(chat.personId())) : world.isInstalled(bot, place);
        if (!inRoster) {
            throw ConnectorRefusal.notInRoster();
        }
    }

    private String recipient(Bot bot, Place place, JsonObject activity) {
        String id = Json.text(activity, "recipient.id").orElseThrow(() -> ConnectorRefusal.badArgument("A targeted message needs a recipient."));
        return world.person(bot, id).map(Person::id).filter(place.members()::contains)
                .orElseThrow(() -> ConnectorRefusal.badArgument("The recipient is not in the conversation."));
    }

    private static boolean isTargeted(RoutingContext context) {
        return "true".equals(context.queryParams().get("isTargetedActivity"));
    }

    private static JsonObject body(RoutingContext context) {
        var buffer = context.body().buffer();
        if (buffer == null || buffer.length() == 0) {
            throw new ConnectorRefusal(400, "BadSyntax", "The request body is missing.");
        }
        return buffer.toJsonObject();
    }
}
