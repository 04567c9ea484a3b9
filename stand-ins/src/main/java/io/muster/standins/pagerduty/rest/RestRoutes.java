package io.muster.standins.pagerduty.rest;

import io.muster.standins.pagerduty.account.Account;
import io.muster.standins.pagerduty.account.PublishedError;
import io.muster.standins.pagerduty.account.Refusal;
import io.muster.standins.pagerduty.account.Region;
import io.muster.standins.pagerduty.account.User;
import io.muster.standins.pagerduty.exchange.ExchangeRecorder;
import io.muster.standins.pagerduty.oauth.Tokens;
import io.muster.standins.pagerduty.webhook.Subscriptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The REST API of one region: authentication, limits, scopes and errors around the operations. */
public final class RestRoutes {
    private static final String VERSION = "application/vnd.pagerduty+json;version=2";

    private final Authentication authentication;
    private final RateLimit rateLimit;
    private final Outages outages;
    private final List<Operation> operations = new ArrayList<>();

    /**
     * @param clock         the time
     * @param keys          API keys
     * @param tokens        OAuth tokens
     * @param subscriptions webhook subscriptions
     * @param outages       what a test wants to fail
     * @param desks         what changes an account's incidents
     */
    public RestRoutes(Clock clock, ApiKeys keys, Tokens tokens, Subscriptions subscriptions, Outages outages,
            Function<Account, Desks> desks) {
        this.authentication = new Authentication(keys, tokens);
        this.rateLimit = new RateLimit(clock);
        this.outages = outages;
        operations.addAll(new DirectoryReads().operations());
        operations.addAll(new OnCallReads().operations());
        operations.addAll(new IncidentReads().operations());
        operations.addAll(new LogEntryReads().operations());
        operations.addAll(new IncidentWrites(desks).operations());
        operations.addAll(new ConversationWrites(desks).operations());
        operations.addAll(new ResponderWrites(desks).operations());
        operations.addAll(new WebhookOperations(subscriptions).operations());
    }

    /** Adds the routes for one region; bodies must have been read already. */
    public void mount(Router router, Region region) {
        for (Operation operation : operations) {
            router.route(operation.method(), operation.vertxPath()).handler(http -> {
                ExchangeRecorder.template(http, operation.template());
                serve(http, () -> work(http, operation, region));
            });
        }
        for (String path : operations.stream().map(Operation::vertxPath).distinct().toList()) {
            router.route(path).handler(http -> serve(http, () -> {
                throw PublishedError.METHOD_NOT_ALLOWED.because();
            }));
        }
        router.route().last().handler(http -> serve(http, () -> {
            throw PublishedError.NOT_FOUND.because();
        }));
    }

    private Answer work(RoutingContext http, Operation operation, Region region) {
        outages.pass();
        Caller caller = authentication.authenticate(http.request().getHeader("Authorization"), region);
        limit(http, caller);
        requireVersion(http);
        operation.scope().ifPresent(caller::requireScope);
        Optional<User> from = from(http, caller, operation);
        JsonObject json = operation.body() ? json(http) : new JsonObject();
        return caller.account().exclusively(() -> operation.work().apply(
                new RestCall(caller, http.pathParams(), http.queryParams(), json, from)));
    }

    private void limit(RoutingContext http, Caller caller) {
        RateLimit.Standing standing = rateLimit.count(caller.quota());
        http.response().putHeader("ratelimit-limit", String.valueOf(RateLimit.LIMIT))
                .putHeader("ratelimit-remaining", String.valueOf(standing.remaining()))
                .putHeader("ratelimit-reset", String.valueOf(standing.resetInSecs()));
        if (standing.exceeded()) {
            throw PublishedError.RATE_LIMIT_EXCEEDED.because();
        }
    }

    private static void requireVersion(RoutingContext http) {
        String accept = Optional.ofNullable(http.request().getHeader("Accept")).orElse("").replace(" ", "");
        if (!accept.contains(VERSION)) {
            throw PublishedError.INVALID_INPUT.because("Accept must be " + VERSION);
        }
    }

    /** Required with the keys and tokens that have no person of their own; where sent, it must be somebody. */
    private static Optional<User> from(RoutingContext http, Caller caller, Operation operation) {
        String email = http.request().getHeader("From");
        if (operation.from() && email == null && caller.user().isEmpty()) {
            throw PublishedError.MISSING_ARGUMENTS.because("The From header is required");
        }
        if (!operation.from() || email == null) {
            return Optional.empty();
        }
        return Optional.of(caller.account().userByEmail(email)
                .orElseThrow(() -> PublishedError.REQUESTER_NOT_FOUND.because("Requester User Not Found")));
    }

    private static JsonObject json(RoutingContext http) {
        String type = String.valueOf(http.request().getHeader("Content-Type"));
        if (!type.split(";")[0].trim().equals("application/json")) {
            throw PublishedError.INVALID_INPUT.because("Content-Type must be application/json");
        }
        try {
            JsonObject json = http.body().asJsonObject();
            if (json != null) {
                return json;
            }
        } catch (DecodeException | ClassCastException _) {
            // refused below, in PagerDuty's words
        }
        throw PublishedError.INVALID_INPUT.because("The body must be a JSON object");
    }

    private static void serve(RoutingContext http, java.util.function.Supplier<Answer> work) {
        Answer answer;
        try {
            answer = work.get();
        } catch (Refusal refusal) {
            answer = refused(refusal);
        }
        http.response().setStatusCode(answer.status());
        if (answer.body().isPresent()) {
            http.response().putHeader("Content-Type", "application/json");
            ExchangeRecorder.end(http, answer.body().get().toBuffer());
        } else {
            http.response().end();
        }
    }

    private static Answer refused(Refusal refusal) {
        JsonObject error = JsonObject.of("message", refusal.error().message(), "code", refusal.error().code());
        if (!refusal.details().isEmpty()) {
            error.put("errors", new JsonArray(refusal.details()));
        }
        return new Answer(refusal.error().status(), Optional.of(JsonObject.of("error", error)));
    }
}
