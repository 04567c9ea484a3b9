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

/** {@code /v3/conversations/{id}/activities…}: messages, changes, withdrawals, reactions. */
final class ActivityRoutes {
    private static final String ACTIVITIES = "/v3/conversations/:conversationId/activities";

    private final Messages messages;
    private final Roster roster;
    private final ConnectorCalls calls;
    private final ActivityRules rules;
    private final Posting posting;
    private final String base;

    ActivityRoutes(TeamsWorld world, Messages messages, Roster roster, ConnectorCalls calls, Posting posting, String base) {
        this.messages = messages;
        this.roster = roster;
        this.calls = calls;
        this.rules = new ActivityRules(world);
        this.posting = posting;
        this.base = base;
    }

    void routes(Router router) {
        router.post(base + ACTIVITIES).handler(context -> calls.accept(context, Operation.SEND, bot -> send(bot, context, Optional.empty())));
        router.post(base + ACTIVITIES + "/:activityId").handler(context ->
                calls.accept(context, Operation.SEND, bot -> send(bot, context, Optional.of(context.pathParam("activityId")))));
        router.put(base + ACTIVITIES + "/:activityId").handler(context -> calls.accept(context, Operation.UPDATE, bot -> update(bot, context)));
        router.delete(base + ACTIVITIES + "/:activityId").handler(context -> calls.accept(context, Operation.DELETE, bot -> delete(bot, context)));
        router.put(base + ACTIVITIES + "/:activityId/reactions/:type").handler(context -> calls.accept(context, Operation.REACT, bot -> react(bot, context, true)));
        router.delete(base + ACTIVITIES + "/:activityId/reactions/:type").handler(context -> calls.accept(context, Operation.REACT, bot -> react(bot, context, false)));
    }

    private Prepared send(Bot bot, RoutingContext context, Optional<String> replyTo) {
        var id = ConversationId.parse(context.pathParam("conversationId"));
        var place = roster.place(bot, id);
        var activity = ConnectorCalls.body(context);
        rules.check(bot, place, activity);
        var repliedTo = replyTo.map(reply -> messages.find(place.id(), reply).filter(message -> message.deletedAt().isEmpty())
                .orElseThrow(ConnectorRefusal::activityNotFound));
        var root = place instanceof Channel ? id.root().or(() -> repliedTo.map(Message::root)) : Optional.<String>empty();
        var onlyFor = isTargeted(context) ? Optional.of(recipient(bot, place, activity)) : Optional.<String>empty();
        return new Prepared(place, () -> {
            if ("typing".equals(activity.getString("type"))) {
                return Done.of(202, new JsonObject());
            }
            var message = posting.post(bot, place, root, activity, onlyFor);
            return new Done(201, Optional.of(new JsonObject().put("id", message.id())), Optional.of(message.id()));
        });
    }

    private Prepared update(Bot bot, RoutingContext context) {
        var place = roster.place(bot, ConversationId.parse(context.pathParam("conversationId")));
        var message = own(bot, place, context);
        var activity = ConnectorCalls.body(context);
        rules.check(bot, place, activity);
        return new Prepared(place, () -> {
            posting.edit(message, activity);
            return new Done(200, Optional.of(new JsonObject().put("id", message.id())), Optional.of(message.id()));
        });
    }

    private Prepared delete(Bot bot, RoutingContext context) {
        var place = roster.place(bot, ConversationId.parse(context.pathParam("conversationId")));
        var message = own(bot, place, context);
        return new Prepared(place, () -> {
            messages.delete(message);
            return new Done(200, Optional.empty(), Optional.of(message.id()));
        });
    }

    private Prepared react(Bot bot, RoutingContext context, boolean added) {
        var place = roster.place(bot, ConversationId.parse(context.pathParam("conversationId")));
        var message = messages.find(place.id(), context.pathParam("activityId")).filter(found -> found.deletedAt().isEmpty()).orElseThrow(ConnectorRefusal::activityNotFound);
        return new Prepared(place, () -> {
            messages.react(message, new Reaction(context.pathParam("type"), bot.id()), added);
            return new Done(200, Optional.empty(), Optional.of(message.id()));
        });
    }

    private Message own(Bot bot, Place place, RoutingContext context) {
        var message = messages.find(place.id(), context.pathParam("activityId")).filter(found -> found.deletedAt().isEmpty())
                .filter(found -> found.onlyFor().isPresent() == isTargeted(context)).orElseThrow(ConnectorRefusal::activityNotFound);
        if (!message.author().equals(bot.id())) {
            throw ConnectorRefusal.notEnoughPermissions("The bot can change only its own messages.");
        }
        return message;
    }

    private String recipient(Bot bot, Place place, JsonObject activity) {
        String id = Json.text(activity, "recipient.id").orElseThrow(() -> ConnectorRefusal.badArgument("A targeted message needs a recipient."));
        return roster.member(bot, place, id).map(Person::id)
                .orElseThrow(() -> ConnectorRefusal.badArgument("The recipient is not in the conversation."));
    }

    private static boolean isTargeted(RoutingContext context) {
        return "true".equals(context.queryParams().get("isTargetedActivity"));
    }
}
