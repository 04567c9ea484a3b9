package io.muster.standins.teams;

import io.muster.standins.entra.BotFrameworkSignIn;
import io.muster.standins.wire.Changes;
import io.muster.standins.wire.Json;
import io.muster.standins.wire.Pauses;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/**
 * Sends activities to a bot's messaging endpoint, signed by the Bot Framework's sign-in. What is not answered within fifteen seconds
 * is sent again: once with the same id, and an invoke then once more under a new id.
 */
public final class BotChannel {
    private static final int KEPT = 5_000;

    private final BotFrameworkSignIn signIn;
    private final Supplier<String> serviceUrl;
    private final Behaviour behaviour;
    private final Clock clock;
    private final Changes changes;
    private final Pauses pauses;
    private final HttpClient http;
    private final Deque<Delivery> deliveries = new ArrayDeque<>();

    BotChannel(SSLContext trust, BotFrameworkSignIn signIn, Supplier<String> serviceUrl, Behaviour behaviour, Clock clock, Changes changes, Pauses pauses) {
        this.signIn = signIn;
        this.serviceUrl = serviceUrl;
        this.behaviour = behaviour;
        this.clock = clock;
        this.changes = changes;
        this.pauses = pauses;
        this.http = HttpClient.newBuilder().sslContext(trust).version(HttpClient.Version.HTTP_1_1).followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(5)).build();
    }

    /** What was sent, in the order in which it was answered or given up; the newest five thousand. */
    public synchronized List<Delivery> deliveries() {
        return List.copyOf(deliveries);
    }

    /** Sends an activity, resends it as Teams does, and comes back with the answer or without one. */
    public Delivery deliver(Bot bot, JsonObject activity) {
        return deliver(bot, activity, () -> signIn.token(bot.appId(), Json.text(activity, "serviceUrl").orElseGet(serviceUrl)));
    }

    /** Sends an activity with whatever the supplier gives as bearer token; for tests of what a bot refuses. */
    public Delivery deliver(Bot bot, JsonObject activity, Supplier<String> token) {
        var attempts = new ArrayList<Delivery.Attempt>();
        for (var again : resends(activity)) {
            var attempt = attempt(bot, again, token.get());
            attempts.add(attempt);
            if (attempt.status() != 0) {
                break;
            }
        }
        var delivery = new Delivery(bot.appId(), activity, attempts);
        synchronized (this) {
            deliveries.addLast(delivery);
            if (deliveries.size() > KEPT) {
                deliveries.removeFirst();
            }
        }
        changes.note("delivery", String.valueOf(activity.getString("id")), conversationOf(activity).map(ConversationId::parse).map(ConversationId::place));
        return delivery;
    }

    private static List<JsonObject> resends(JsonObject activity) {
        return "invoke".equals(activity.getString("type"))
                ? List.of(activity, activity, activity.copy().put("id", "f:" + UUID.randomUUID())) : List.of(activity, activity);
    }

    private Delivery.Attempt attempt(Bot bot, JsonObject activity, String token) {
        var at = clock.instant();
        var started = Instant.now();
        var patience = behaviour.answerWithin();
        var request = HttpRequest.newBuilder(bot.messagingEndpoint()).timeout(patience)
                .header("Authorization", "Bearer " + token).header("Content-Type", "application/json; charset=utf-8")
                .header("User-Agent", "Microsoft-SkypeBotApi (Microsoft-BotFramework/3.0)")
                .POST(HttpRequest.BodyPublishers.ofString(activity.encode()));
        conversationOf(activity).ifPresent(id -> request.header("x-ms-conversation-id", id));
        tenantOf(activity).ifPresent(id -> request.header("x-ms-tenant-id", id));
        String id = String.valueOf(activity.getString("id"));
        try {
            var response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Delivery.Attempt(id, at, Duration.between(started, Instant.now()), response.statusCode(), response.body());
        } catch (IOException noAnswer) {
            // A refused connection is no answer either: Teams waits as long before it tries again.
            pauses.pause(patience.minus(Duration.between(started, Instant.now())));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return new Delivery.Attempt(id, at, Duration.between(started, Instant.now()), 0, "");
    }

    private static Optional<String> conversationOf(JsonObject activity) {
        return Json.text(activity, "conversation.id");
    }

    private static Optional<String> tenantOf(JsonObject activity) {
        return Json.text(activity, "channelData.tenant.id");
    }
}
