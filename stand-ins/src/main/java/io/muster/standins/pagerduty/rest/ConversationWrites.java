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

/** Notes, status updates and calls for help. */
final class ConversationWrites {
    private final Function<Account, Desks> desks;

    ConversationWrites(Function<Account, Desks> desks) {
        this.desks = desks;
    }

    List<Operation> operations() {
        String scope = "incidents.write";
        return List.of(
                Operation.write(HttpMethod.POST, "/incidents/{id}/notes", scope, this::note).withFrom(),
                Operation.write(HttpMethod.POST, "/incidents/{id}/status_updates", scope, this::update).withFrom(),
                Operation.write(HttpMethod.POST, "/incidents/{id}/responder_requests", scope, this::responders));
    }

    private Answer note(RestCall call) {
        Incident incident = call.incidentToActOn();
        String content = call.body().object("note").string("content");
        return Answer.ok("note", new IncidentDocument(call.account()).note(desks.apply(call.account()).conversation()
                .annotate(incident, content, call.person(), call.actor())));
    }

    private Answer update(RestCall call) {
        Incident incident = call.incidentToActOn();
        Body body = call.body();
        return Answer.ok("status_update", new IncidentDocument(call.account()).statusUpdate(
                desks.apply(call.account()).conversation().publish(incident, body.string("message"),
                        body.optionalString("subject"), body.optionalString("html_message"), call.person(),
                        call.actor())));
    }

    private Answer responders(RestCall call) {
        if (!call.account().abilities().contains("coordinated_responding")) {
            throw PublishedError.MISSING_ABILITY.because("coordinated_responding");
        }
        Body body = call.body();
        User requester = call.account().user(body.string("requester_id"))
                .orElseThrow(() -> PublishedError.REQUESTER_NOT_FOUND.because());
        String message = body.string("message");
        RestCall asRequester = new RestCall(call.caller(), call.path(), call.query(), call.json(),
                Optional.of(requester));
        Incident incident = asRequester.incidentToActOn();
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
