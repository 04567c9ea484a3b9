package io.muster.standins.pagerduty.rest;

import io.muster.standins.pagerduty.account.PublishedError;
import io.muster.standins.pagerduty.webhook.Subscription;
import io.muster.standins.pagerduty.webhook.SubscriptionForm;
import io.muster.standins.pagerduty.webhook.Subscriptions;
import io.vertx.core.http.HttpMethod;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Webhook subscriptions: the secret is told once, in the answer to the creation. */
final class WebhookOperations {
    private static final String READ = "webhook_subscriptions.read";
    private static final String WRITE = "webhook_subscriptions.write";
    private static final String ONE = "/webhook_subscriptions/{id}";

    private final Subscriptions subscriptions;
    private final SubscriptionForm form;

    WebhookOperations(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
        this.form = new SubscriptionForm(subscriptions);
    }

    List<Operation> operations() {
        return List.of(
                Operation.get("/webhook_subscriptions", READ, this::list),
                Operation.write(HttpMethod.POST, "/webhook_subscriptions", WRITE, this::create),
                Operation.get(ONE, READ, call -> Answer.ok("webhook_subscription", one(call).json(false))),
                Operation.write(HttpMethod.PUT, ONE, WRITE, this::update),
                Operation.write(HttpMethod.DELETE, ONE, WRITE, this::delete).withoutBody(),
                Operation.write(HttpMethod.POST, ONE + "/enable", WRITE, this::enable).withoutBody(),
                Operation.write(HttpMethod.POST, ONE + "/ping", WRITE, this::ping).withoutBody());
    }

    private Answer list(RestCall call) {
        Set<String> types = call.oneOf("filter_type", Set.of("account", "service", "team"));
        String id = call.query().get("filter_id");
        List<Subscription> found = subscriptions.of(call.account()).stream()
                .filter(one -> types.isEmpty() || one.isFor(types.iterator().next(), Optional.ofNullable(id))).toList();
        return Page.of(call, "webhook_subscriptions", found, one -> one.json(false));
    }

    private Answer create(RestCall call) {
        requireConfigurer(call);
        Body body = call.body().object("webhook_subscription");
        body.oneOf("type", Set.of("webhook_subscription"));
        Body method = body.object("delivery_method");
        method.oneOf("type", Set.of("http_delivery_method"));
        Map<String, String> headers = new LinkedHashMap<>();
        method.optionalObjects("custom_headers").orElse(List.of())
                .forEach(header -> headers.put(header.string("name"), header.string("value")));
        Subscription made = form.create(call.account(), method.string("url"), headers,
                body.optionalString("description"), filter(body.object("filter")), events(call, body).orElseThrow(
                        () -> PublishedError.INVALID_INPUT.because("webhook_subscription.events is required")),
                body.optionalBoolean("active").orElse(true));
        return Answer.ok("webhook_subscription", made.json(true));
    }

    private Answer update(RestCall call) {
        requireConfigurer(call);
        Body body = call.body().object("webhook_subscription");
        if (body.has("delivery_method")) {
            throw PublishedError.INVALID_INPUT.because("delivery_method cannot be changed");
        }
        Subscription subscription = one(call);
        form.change(subscription, body.optionalObject("filter").map(WebhookOperations::filter), events(call, body),
                body.optionalBoolean("active"));
        return Answer.ok("webhook_subscription", subscription.json(false));
    }

    private Answer delete(RestCall call) {
        requireConfigurer(call);
        subscriptions.remove(one(call));
        return Answer.empty(204);
    }

    private Answer enable(RestCall call) {
        requireConfigurer(call);
        Subscription subscription = one(call);
        subscription.enable();
        return Answer.ok("webhook_subscription", subscription.json(false));
    }

    private Answer ping(RestCall call) {
        requireConfigurer(call);
        subscriptions.ping(one(call), call.caller().user(), call.account().now());
        return Answer.empty(202);
    }

    private Subscription one(RestCall call) {
        return subscriptions.get(call.account(), call.path().get("id"));
    }

    private static Subscription.Filter filter(Body body) {
        return new Subscription.Filter(
                body.oneOf("type", Set.of("account_reference", "service_reference", "team_reference")),
                body.optionalString("id"));
    }

    private static Optional<Set<String>> events(RestCall call, Body body) {
        Optional<Set<String>> events = body.optionalStrings("events").map(WebhookOperations::unique);
        events.ifPresent(wanted -> SubscriptionForm.scopesOf(wanted).forEach(call.caller()::requireScope));
        return events;
    }

    private static Set<String> unique(List<String> events) {
        Set<String> unique = new LinkedHashSet<>(events);
        if (unique.size() < events.size()) {
            throw PublishedError.INVALID_INPUT.because("webhook_subscription.events must not repeat an event");
        }
        return unique;
    }

    private static void requireConfigurer(RestCall call) {
        if (call.caller().user().filter(user -> !user.role().configures()).isPresent()) {
            throw PublishedError.ACCESS_DENIED.because();
        }
    }
}
