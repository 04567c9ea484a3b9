package io.muster.standins.teams;

import io.muster.standins.wire.Answers;
import io.muster.standins.wire.Pauses;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The way of every call of a bot: prove the bot, check what it asks, keep the limits, let scripted faults happen, refuse what
 * runs beside another change of the same conversation, do it, answer, note it in the ledger. Runs on a virtual thread each.
 */
final class ConnectorCalls {
    /** A call that was found right: where it acts and how it is done. */
    record Prepared(Place place, Supplier<Done> commit) {
    }

    /** What was done. */
    record Done(int status, Optional<Object> body, Optional<String> activityId) {
        static Done of(int status, Object body) {
            return new Done(status, Optional.of(body), Optional.empty());
        }
    }

    private final ConnectorTokens tokens;
    private final TeamsWorld world;
    private final Limits limits;
    private final Faults faults;
    private final Ledger ledger;
    private final Behaviour behaviour;
    private final Clock clock;
    private final Pauses pauses;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();

    ConnectorCalls(ConnectorTokens tokens, TeamsWorld world, Limits limits, Faults faults, Ledger ledger, Behaviour behaviour, Clock clock, Pauses pauses) {
        this.tokens = tokens;
        this.world = world;
        this.limits = limits;
        this.faults = faults;
        this.ledger = ledger;
        this.behaviour = behaviour;
        this.clock = clock;
        this.pauses = pauses;
    }

    void accept(RoutingContext context, Operation operation, Function<Bot, Prepared> prepare) {
        Thread.ofVirtual().start(() -> new Call(context, operation).run(prepare));
    }

    private final class Call {
        private final RoutingContext context;
        private final Operation operation;
        private final Instant at = clock.instant();
        private Optional<String> bot = Optional.empty();
        private Optional<String> where = Optional.empty();

        Call(RoutingContext context, Operation operation) {
            this.context = context;
            this.operation = operation;
        }

        void run(Function<Bot, Prepared> prepare) {
            try {
                var caller = tokens.verify(context.request().getHeader("Authorization"));
                bot = Optional.of(caller.appId());
                var prepared = prepare.apply(caller);
                where = Optional.of(prepared.place().id());
                requireNotBlocked(caller, prepared.place());
                limits.take(operation, caller.appId(), prepared.place().tenantId(), prepared.place().id(), prepared.place() instanceof Place.PersonalChat);
                act(prepared);
            } catch (ConnectorRefusal refusal) {
                refuse(refusal, false, Optional.empty());
            } catch (DecodeException | ClassCastException malformed) {
                refuse(new ConnectorRefusal(400, "BadSyntax", "The request body is malformed."), false, Optional.empty());
            } catch (RuntimeException defect) {
                refuse(new ConnectorRefusal(500, "ServiceError", "The stand-in failed: " + defect), false, Optional.empty());
            }
        }

        private void act(Prepared prepared) {
            var fault = faults.next(operation, prepared.place().id());
            var kind = fault.map(Fault::kind).orElse(Fault.Kind.DELAY);
            boolean entered = !operation.writes() || busy.add(prepared.place().id());
            if (!entered) {
                throw ConnectorRefusal.concurrent();
            }
            Done done;
            try {
                pauses.pause(fault.map(Fault::delay).orElse(Duration.ZERO).plus(behaviour.operationTakes()));
                if (kind == Fault.Kind.REFUSE) {
                    throw fault.orElseThrow().refusal();
                }
                if (kind == Fault.Kind.DROP) {
                    drop(false, Optional.empty());
                    return;
                }
                done = prepared.commit().get();
            } finally {
                if (operation.writes()) {
                    busy.remove(prepared.place().id());
                }
            }
            switch (kind) {
                case COMMIT_THEN_FAIL -> refuse(fault.orElseThrow().refusal(), true, done.activityId());
                case COMMIT_THEN_DROP -> drop(true, done.activityId());
                case DELAY, REFUSE, DROP -> answer(done);
            }
        }

        private void requireNotBlocked(Bot caller, Place place) {
            if (world.isGovernmental(place.tenantId()) && !context.request().path().startsWith(TeamsStandIn.GOVERNMENT)) {
                throw ConnectorRefusal.invalidHost();
            }
            if (operation.writes() && world.isArchived(place)) {
                throw ConnectorRefusal.writesBlocked();
            }
            if (world.isBlocked(caller, place.id())) {
                throw ConnectorRefusal.blockedByUser();
            }
            if (world.isBlocked(caller, place.tenantId())) {
                throw ConnectorRefusal.disabledByAdmin();
            }
        }

        private void answer(Done done) {
            ledger.add(at, operation, bot, where, done.activityId(), true, done.status(), Optional.empty());
            switch (done.body().orElse(null)) {
                case null -> Answers.empty(context, done.status());
                case JsonArray array -> Answers.json(context, done.status(), array);
                case Object object -> Answers.json(context, done.status(), (JsonObject) object);
            }
        }

        private void refuse(ConnectorRefusal refusal, boolean committed, Optional<String> activityId) {
            ledger.add(at, operation, bot, where, activityId, committed, refusal.status(), Optional.of(refusal));
            refusal.retryAfter().ifPresent(after -> context.response().putHeader("Retry-After", after));
            Answers.json(context, refusal.status(), refusal.body());
        }

        private void drop(boolean committed, Optional<String> activityId) {
            ledger.add(at, operation, bot, where, activityId, committed, 0, Optional.empty());
            Answers.drop(context);
        }
    }

    /** The JSON object that a bot sent; what is none is refused as bad syntax. */
    static JsonObject body(RoutingContext context) {
        var buffer = context.body().buffer();
        if (buffer == null || buffer.length() == 0) {
            throw new ConnectorRefusal(400, "BadSyntax", "The request body is missing.");
        }
        return buffer.toJsonObject();
    }
}
