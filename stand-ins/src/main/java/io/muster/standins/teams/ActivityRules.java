package io.muster.standins.teams;

import io.muster.standins.wire.Json;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What Teams takes from a bot, and what it refuses: sizes, kinds, cards, mentions. */
final class ActivityRules {
    private static final int LARGEST_BYTES = 100 * 1024;
    private static final int NEWEST_MINOR = 5;
    private static final Pattern INLINE_IMAGE = Pattern.compile("data:image/[^\"\\s)]+");
    private static final Pattern VERSION = Pattern.compile("1\\.(\\d+)");
    private static final Set<String> KINDS = Set.of("message", "typing");

    private final TeamsWorld world;

    ActivityRules(TeamsWorld world) {
        this.world = world;
    }

    /**
     * Checks what a bot wants to say in a place.
     *
     * @throws ConnectorRefusal 413 when it is over 100 KB in UTF-16 (inline images apart), 400 when it is not well made
     */
    void check(Bot bot, Place place, JsonObject activity) {
        if (sizeInBytes(activity) > LARGEST_BYTES) {
            throw ConnectorRefusal.tooBig();
        }
        String type = Json.text(activity, "type").orElseThrow(() -> ConnectorRefusal.badArgument("Missing activity type."));
        if (!KINDS.contains(type)) {
            throw ConnectorRefusal.badArgument("Unknown activity type: " + type);
        }
        boolean says = Json.text(activity, "text").isPresent() || Json.objects(activity, "attachments").findAny().isPresent();
        if (type.equals("message") && !says) {
            throw ConnectorRefusal.badArgument("A message has to have text or attachments.");
        }
        Json.objects(activity, "attachments").forEach(ActivityRules::checkAttachment);
        Json.objects(activity, "entities").filter(entity -> "mention".equals(entity.getString("type"))).forEach(mention -> checkMention(bot, place, activity, mention));
    }

    /** Two bytes a character, as Teams counts. */
    static int sizeInBytes(JsonObject activity) {
        return INLINE_IMAGE.matcher(activity.encode()).replaceAll("").length() * 2;
    }

    private static void checkAttachment(JsonObject attachment) {
        String type = Json.text(attachment, "contentType").orElseThrow(() -> ConnectorRefusal.badArgument("An attachment has no contentType."));
        if (type.equals(Message.CARD)) {
            cardProblem(attachment.getValue("content")).ifPresent(problem -> {
                throw ConnectorRefusal.badArgument("Invalid Adaptive Card: " + problem);
            });
        }
    }

    /** What is wrong with a card; empty when Teams shows it. */
    static Optional<String> cardProblem(Object content) {
        if (!(content instanceof JsonObject card)) {
            return Optional.of("the content is not an object");
        }
        if (!"AdaptiveCard".equals(card.getString("type"))) {
            return Optional.of("the type is not AdaptiveCard");
        }
        var version = VERSION.matcher(String.valueOf(card.getValue("version")));
        if (!version.matches() || Integer.parseInt(version.group(1)) > NEWEST_MINOR) {
            return Optional.of("version " + card.getValue("version") + " is not supported, the newest is 1." + NEWEST_MINOR);
        }
        return CardActions.problem(card);
    }

    private void checkMention(Bot bot, Place place, JsonObject activity, JsonObject mention) {
        String id = Json.text(mention, "mentioned.id").orElseThrow(() -> ConnectorRefusal.badArgument("A mention names nobody."));
        if (world.person(bot, id).filter(person -> place.members().contains(person.id())).isEmpty() && !id.equals(bot.id())) {
            throw ConnectorRefusal.badArgument("The mentioned user is not in the conversation: " + id);
        }
        String text = Json.text(mention, "text").orElse("");
        boolean inText = !text.isEmpty() && Json.text(activity, "text").filter(said -> said.contains(text)).isPresent();
        if (!inText) {
            throw ConnectorRefusal.badArgument("The text of a mention has to stand in the message: " + text);
        }
    }
}
