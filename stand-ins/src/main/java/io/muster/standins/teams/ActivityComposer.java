package io.muster.standins.teams;

import io.muster.standins.entra.Person;
import io.muster.standins.teams.Place.Channel;
import io.muster.standins.teams.Place.GroupChat;
import io.muster.standins.teams.Place.PersonalChat;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Writes activities as Teams sends them, member by member like the published samples. */
final class ActivityComposer {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private final Function<String, String> serviceUrl;
    private final Behaviour behaviour;
    private final Clock clock;

    /** @param serviceUrl by tenant id */
    ActivityComposer(Function<String, String> serviceUrl, Behaviour behaviour, Clock clock) {
        this.serviceUrl = serviceUrl;
        this.behaviour = behaviour;
        this.clock = clock;
    }

    /** What all activities share; {@code root} is the thread in a channel. */
    JsonObject activity(String type, Bot bot, Person from, Place place, Optional<String> root) {
        var activity = new JsonObject().put("type", type).put("id", "f:" + UUID.randomUUID()).put("timestamp", TIME.format(clock.instant()))
                .put("localTimestamp", TIME.format(clock.instant()).replace("Z", "+00:00")).put("channelId", "msteams").put("serviceUrl", serviceUrl.apply(place.tenantId()))
                .put("from", new JsonObject().put("id", PairwiseIds.person(bot, from)).put("name", from.name()).put("aadObjectId", from.id()))
                .put("conversation", conversation(place, root))
                .put("recipient", new JsonObject().put("id", bot.id()).put("name", bot.name()))
                .put("entities", new JsonArray().add(new JsonObject().put("locale", "en-US").put("country", "US").put("platform", "Web")
                        .put("timezone", "Europe/London").put("type", "clientInfo")))
                .put("channelData", channelData(place)).put("locale", "en-US");
        if (behaviour.sparse()) {
            activity.getJsonObject("from").remove("name");
            activity.getJsonObject("recipient").remove("name");
            activity.getJsonObject("conversation").remove("name");
            activity.getJsonObject("conversation").remove("tenantId");
        }
        return activity;
    }

    /** A message that a person wrote; where it names the bot, the text begins with {@code <at>name</at>}. */
    JsonObject message(Bot bot, Person from, Message message, Place place, boolean mentions) {
        var activity = activity("message", bot, from, place, thread(place, message));
        String text = message.activity().getString("text");
        activity.put("id", message.id()).put("textFormat", "plain").put("text", text)
                .put("attachments", new JsonArray().add(new JsonObject().put("contentType", "text/html").put("content", "<div>" + text + "</div>")));
        if (mentions) {
            activity.getJsonArray("entities").add(new JsonObject().put("type", "mention")
                    .put("mentioned", new JsonObject().put("id", bot.id()).put("name", bot.name())).put("text", at(bot)));
        }
        return activity;
    }

    /** A message that the bot heard says something else now ({@code editMessage}), or is there again ({@code undeleteMessage}). */
    JsonObject edited(Bot bot, Person by, Message message, Place place, String eventType, boolean mentions) {
        var activity = message(bot, by, message, place, mentions).put("type", "messageUpdate");
        activity.getJsonObject("channelData").put("eventType", eventType);
        return activity;
    }

    /** A message that the bot heard was deleted. */
    JsonObject deleted(Bot bot, Person by, Message message, Place place) {
        var activity = activity("messageDelete", bot, by, place, thread(place, message)).put("id", message.id());
        activity.getJsonObject("channelData").put("eventType", "softDeleteMessage");
        return activity;
    }

    /** In a channel, the thread in which a message stands. */
    static Optional<String> thread(Place place, Message message) {
        return place instanceof Channel ? Optional.of(message.root()) : Optional.empty();
    }

    /** How a mention of a bot stands in a text. */
    static String at(Bot bot) {
        return "<at>" + bot.name() + "</at>";
    }

    /** The bot was added to a place, or taken out of it. */
    JsonObject botChanged(Bot bot, Person by, Place place, boolean added) {
        return membersChanged(bot, by, place, new JsonObject().put("id", bot.id()), added);
    }

    /** Somebody came into a team or chat, or left it; of a team it is told in General. */
    JsonObject personChanged(Bot bot, Person by, Person who, Place place, boolean added) {
        return membersChanged(bot, by, place instanceof Channel channel ? general(channel) : place,
                new JsonObject().put("id", PairwiseIds.person(bot, who)).put("aadObjectId", who.id()), added);
    }

    private JsonObject membersChanged(Bot bot, Person by, Place place, JsonObject member, boolean added) {
        var activity = activity("conversationUpdate", bot, by, place, Optional.empty());
        activity.remove("entities");
        activity.remove("locale");
        activity.put(added ? "membersAdded" : "membersRemoved", new JsonArray().add(member));
        if (place instanceof Channel channel) {
            activity.put("channelData", new JsonObject().put("team", team(channel.team()))
                    .put("eventType", added ? "teamMemberAdded" : "teamMemberRemoved").put("tenant", tenant(place)));
            if (added) {
                activity.getJsonObject("channelData").put("settings", new JsonObject().put("selectedChannel", new JsonObject().put("id", channel.id())));
            }
        }
        return activity;
    }

    /** The app was installed somewhere ({@code add}), or removed. */
    JsonObject installation(Bot bot, Person by, Place place, boolean added) {
        var activity = activity("installationUpdate", bot, by, place, Optional.empty()).put("action", added ? "add" : "remove");
        var data = activity.getJsonObject("channelData").put("source", new JsonObject().put("name", "message"));
        if (place instanceof Channel channel) {
            data.put("settings", new JsonObject().put("selectedChannel", new JsonObject().put("id", channel.id()))).put("team", team(channel.team()));
        }
        return activity;
    }

    /** A channel or team was changed: {@code channelCreated}, {@code channelRenamed}, {@code channelDeleted}, {@code teamDeleted} … */
    JsonObject changed(Bot bot, Person by, Channel channel, String eventType) {
        var activity = activity("conversationUpdate", bot, by, general(channel), Optional.empty());
        var data = new JsonObject().put("team", team(channel.team())).put("eventType", eventType).put("tenant", tenant(channel));
        if (eventType.startsWith("channel")) {
            data.put("channel", new JsonObject().put("id", channel.id()).put("name", channel.name()));
        }
        return activity.put("channelData", data);
    }

    /** Something that wants its answer in the HTTP response. */
    JsonObject invoke(String name, Bot bot, Person from, Place place, Message on, JsonObject value) {
        var activity = activity("invoke", bot, from, place, thread(place, on));
        activity.getJsonObject("channelData").put("source", new JsonObject().put("name", "message"));
        return activity.put("name", name).put("replyToId", on.id()).put("value", value);
    }

    private static Channel general(Channel channel) {
        return new Channel(channel.team().id(), channel.team(), "General", Place.Reach.STANDARD, channel.team().members());
    }

    private static JsonObject conversation(Place place, Optional<String> root) {
        var conversation = new JsonObject().put("conversationType", place.conversationType()).put("tenantId", place.tenantId())
                .put("id", root.map(post -> ConversationId.thread(place.id(), post)).orElse(place.id()));
        return switch (place) {
            case Channel channel -> conversation.put("isGroup", true).put("name", channel.name());
            case GroupChat chat -> conversation.put("isGroup", true);
            case PersonalChat chat -> conversation;
        };
    }

    private static JsonObject channelData(Place place) {
        return switch (place) {
            case Channel channel -> {
                var id = new JsonObject().put("id", channel.id());
                if (channel.reach() != Place.Reach.STANDARD) {
                    id.put("type", channel.reach().name().toLowerCase(Locale.ROOT));
                }
                yield new JsonObject().put("teamsChannelId", channel.id()).put("teamsTeamId", channel.team().id()).put("channel", id)
                        .put("team", new JsonObject().put("id", channel.team().id())).put("tenant", tenant(place));
            }
            case GroupChat chat -> new JsonObject().put("tenant", tenant(place));
            case PersonalChat chat -> new JsonObject().put("tenant", tenant(place));
        };
    }

    private static JsonObject team(Team team) {
        return new JsonObject().put("aadGroupId", team.aadGroupId()).put("name", team.name()).put("id", team.id());
    }

    private static JsonObject tenant(Place place) {
        return new JsonObject().put("id", place.tenantId());
    }
}
