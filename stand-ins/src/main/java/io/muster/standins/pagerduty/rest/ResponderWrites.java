package io.muster.standins.pagerduty.rest;

import static io.muster.standins.pagerduty.incident.EventData.list;
import static io.muster.standins.pagerduty.incident.EventData.seconds;

import io.muster.standins.pagerduty.account.Account;
import io.muster.standins.pagerduty.account.EscalationPolicy;
import io.muster.standins.pagerduty.account.PublishedError;
import io.muster.standins.pagerduty.account.User;
import io.muster.standins.pagerduty.incident.Incident;
import io.muster.standins.pagerduty.incident.IncidentDocument;
import io.muster.standins.pagerduty.incident.Responder;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Calls for help, and taking them back. */
final class ResponderWrites {
    private final Function<Account, Desks> desks;

    ResponderWrites(Function<Account, Desks> desks) {
        this.desks = desks;
    }

    List<Operation> operations() {
        String path = "/incidents/{id}/responder_requests";
        return List.of(Operation.write(HttpMethod.POST, path, "incidents.write", this::responders),
                Operation.write(HttpMethod.PUT, path + "/cancel", "incidents.write", this::cancel));
    }

    private Answer responders(RestCall call) {
        RestCall asRequester = asRequester(call);
        User requester = asRequester.from().orElseThrow();
        Incident incident = asRequester.incidentToActOn();
        Body body = call.body();
        String message = body.string("message");
        JsonArray targets = new JsonArray();
        for (Body target : body.objects("responder_request_targets")) {
            targets.add(ask(asRequester, incident, nested(target), message, requester));
        }
        return Answer.ok("responder_request", JsonObject.of(
                "incident", call.account().references().incident(incident.id(), IncidentDocument.summary(incident)),
                "requester", call.account().references().user(requester),
                "requested_at", seconds(call.account().now()), "message", message,
                "responder_request_targets", targets));
    }

    private Answer cancel(RestCall call) {
        Incident incident = asRequester(call).incidentToActOn();
        JsonArray results = new JsonArray();
        for (Body target : call.body().objects("responder_request_targets")) {
            String type = target.oneOf("type", Set.of("user_reference", "escalation_policy_reference"));
            String id = target.string("id");
            results.add(JsonObject.of("type", type, "id", id, "result", desks.apply(call.account()).conversation()
                    .cancel(incident, one -> type.equals("user_reference") ? one.user().id().equals(id)
                            : one.policy().filter(policy -> policy.id().equals(id)).isPresent())));
        }
        return Answer.ok("responder_request_targets", results);
    }

    /** These two operations name who asks in the body instead of {@code From}. */
    private static RestCall asRequester(RestCall call) {
        if (!call.account().abilities().contains("coordinated_responding")) {
            throw PublishedError.MISSING_ABILITY.because("coordinated_responding");
        }
        User requester = call.account().user(call.body().string("requester_id"))
                .orElseThrow(() -> PublishedError.REQUESTER_NOT_FOUND.because());
        return new RestCall(call.caller(), call.path(), call.query(), call.json(), Optional.of(requester));
    }

    /** The published examples wrap each target once more; the schema does not. Both are understood. */
    private static Body nested(Body target) {
        return target.optionalObject("responder_request_target").orElse(target);
    }

    private JsonObject ask(RestCall call, Incident incident, Body target, String message, User requester) {
        String type = target.oneOf("type", Set.of("user", "escalation_policy", "user_reference",
                "escalation_policy_reference"));
        String id = target.string("id");
        Optional<EscalationPolicy> policy = type.startsWith("user") ? Optional.empty()
                : Optional.of(call.account().policy(id).orElseThrow(() -> PublishedError.POLICY_NOT_FOUND.because()));
        List<User> users = policy.map(found -> found.callees(1, call.account().now())).orElseGet(() -> List.of(
                call.account().user(id).orElseThrow(() -> PublishedError.USER_NOT_FOUND.because())));
        List<Responder> asked = desks.apply(call.account()).conversation()
                .call(incident, users, policy, message, requester, call.actor());
        IncidentDocument document = new IncidentDocument(call.account());
        return JsonObject.of("responder_request_target", JsonObject.of("type", type, "id", id,
                "incidents_responders", list(asked, one -> document.responder(incident, one))));
    }
}
