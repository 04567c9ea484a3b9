package io.muster.standins.teams;

import io.muster.standins.entra.Person;
import io.muster.standins.wire.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** A message with everything that a client of Teams needs to show it: names instead of ids, text without tags. */
final class MessageView {
    private static final Pattern AT = Pattern.compile("<at[^>]*>(.*?)</at>", Pattern.DOTALL);

    /** How much of what a message said earlier is listed in {@code versions}. */
    enum History {
        /** Each version as it was. */
        WHOLE,
        /** When each was said; only the last as it is. */
        TIMES,
        /** Nothing. */
        NONE;

        static History asked(String word) {
            return Boolean.parseBoolean(word) ? WHOLE : NONE;
        }

        JsonObject of(JsonObject message) {
            var versions = message.getJsonArray("versions");
            switch (this) {
                case WHOLE -> { }
                case TIMES -> versions.stream().limit(versions.size() - 1L).forEach(version -> ((JsonObject) version).remove("activity"));
                case NONE -> message.remove("versions");
            }
            return message;
        }
    }

    private final TeamsWorld world;

    MessageView(TeamsWorld world) {
        this.world = world;
    }

    /** As one person sees it, or (without one) as it was posted. */
    JsonObject of(Message message, Optional<String> viewer) {
        var activity = message.activity();
        boolean bot = message.author().startsWith("28:");
        return message.toJson(viewer).put("authorName", name(message.author())).put("byBot", bot)
                .put("shownText", activity.getString("text") == null ? null : AT.matcher(activity.getString("text")).replaceAll("$1"))
                .put("textFormat", activity.getString("textFormat", bot ? "markdown" : "plain"))
                .put("mentions", mentions(activity))
                .put("editedAt", message.versions().size() == 1 ? null : message.versions().getLast().at().toString())
                .put("ownCard", viewer.map(message.cards()::containsKey).orElse(false))
                .put("reactions", reactions(message));
    }

    /** What is left to see of a deleted message: that there was one. */
    JsonObject trace(Message message) {
        return new JsonObject().put("id", message.id()).put("conversation", message.place()).put("root", message.root()).put("author", message.author())
                .put("authorName", name(message.author())).put("byBot", message.author().startsWith("28:")).put("at", message.at().toString())
                .put("text", null).put("shownText", null).put("card", null).put("edits", 0).put("versions", new JsonArray()).put("onlyFor", message.onlyFor().orElse(null))
                .put("deletedAt", message.deletedAt().map(Instant::toString).orElse(null));
    }

    private static JsonArray mentions(JsonObject activity) {
        return Json.array(Json.objects(activity, "entities").filter(entity -> "mention".equals(entity.getString("type")))
                .map(entity -> new JsonObject().put("text", entity.getString("text")).put("id", Json.text(entity, "mentioned.id").orElse(null))
                        .put("name", Json.text(entity, "mentioned.name").orElse(null))).toList());
    }

    private JsonArray reactions(Message message) {
        var byType = new TreeMap<String, TreeSet<String>>();
        message.reactions().forEach(reaction -> byType.computeIfAbsent(reaction.type(), absent -> new TreeSet<>()).add(reaction.by()));
        return Json.array(byType.entrySet().stream().map(each -> new JsonObject().put("type", each.getKey())
                .put("by", Json.array(each.getValue().stream().map(id -> new JsonObject().put("id", id).put("name", name(id))).toList()))).toList());
    }

    private String name(String author) {
        return world.bots().stream().filter(bot -> bot.id().equals(author)).map(Bot::name).findFirst()
                .or(() -> world.directory().person(author).map(Person::name)).orElse("Somebody who left");
    }
}
