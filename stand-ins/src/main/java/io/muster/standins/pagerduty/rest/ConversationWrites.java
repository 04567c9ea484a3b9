package io.muster.standins.pagerduty.rest;


import io.muster.standins.pagerduty.account.Account;
import io.muster.standins.pagerduty.incident.Incident;
import io.muster.standins.pagerduty.incident.IncidentDocument;
import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.function.Function;

/** Notes and status updates. */
final class ConversationWrites {
    private final Function<Account, Desks> desks;

    ConversationWrites(Function<Account, Desks> desks) {
        this.desks = desks;
    }

    List<Operation> operations() {
        String scope = "incidents.write";
        return List.of(
                Operation.write(HttpMethod.POST, "/incidents/{id}/notes", scope, this::note).withFrom(),
                Operation.write(HttpMethod.POST, "/incidents/{id}/status_updates", scope, this::update).withFrom());
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
}
