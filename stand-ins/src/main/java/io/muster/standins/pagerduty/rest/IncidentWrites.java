package io.muster.standins.pagerduty.rest;

import io.muster.standins.pagerduty.account.Account;
import io.muster.standins.pagerduty.account.Permissions;
import io.muster.standins.pagerduty.account.PublishedError;
import io.muster.standins.pagerduty.account.Service;
import io.muster.standins.pagerduty.incident.Incident;
import io.muster.standins.pagerduty.incident.IncidentDocument;
import io.muster.standins.pagerduty.incident.NewIncident;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** The operations that open and change incidents. */
final class IncidentWrites {
    private static final int MOST_AT_ONCE = 250;
    private static final int LONGEST_SNOOZE = 604_800;

    private final Function<Account, Desks> desks;

    IncidentWrites(Function<Account, Desks> desks) {
        this.desks = desks;
    }

    List<Operation> operations() {
        String scope = "incidents.write";
        return List.of(
                Operation.write(HttpMethod.POST, "/incidents", scope, this::create).withFrom(),
                Operation.write(HttpMethod.PUT, "/incidents", scope, this::changeMany).withFrom(),
                Operation.write(HttpMethod.PUT, "/incidents/{id}", scope, this::changeOne).withFrom(),
                Operation.write(HttpMethod.PUT, "/incidents/{id}/merge", scope, this::merge).withFrom(),
                Operation.write(HttpMethod.POST, "/incidents/{id}/snooze", scope, this::snooze).withFrom());
    }

    private Answer create(RestCall call) {
        Body wanted = call.body().object("incident");
        wanted.oneOf("type", Set.of("incident"));
        Lookup lookup = new Lookup(call.account());
        Service service = lookup.service(wanted.object("service"));
        NewIncident incident = new NewIncident(service, wanted.string("title"), wanted.optionalString("incident_key"),
                wanted.optionalOneOf("urgency", Set.of("high", "low")).orElse("high"),
                lookup.priority(wanted), wanted.optionalObject("body").map(Body::json),
                wanted.optionalObject("conference_bridge").map(IncidentWrites::bridge),
                wanted.optionalObject("incident_type").flatMap(type -> type.optionalString("name"))
                        .orElse("incident_default"),
                wanted.optionalObject("escalation_policy").map(lookup::policy), lookup.assignees(wanted));
        Permissions.requireResponder(call.person(), service.teams());
        Incident made = desks.apply(call.account()).status().trigger(incident, call.actor());
        return Answer.created("incident", document(call, made));
    }

    private Answer changeOne(RestCall call) {
        Incident incident = call.incidentToActOn();
        change(call, call.body().object("incident"), incident);
        return Answer.ok("incident", document(call, incident));
    }

    private Answer changeMany(RestCall call) {
        List<Body> wanted = call.body().objects("incidents");
        if (wanted.size() > MOST_AT_ONCE) {
            throw PublishedError.TOO_MANY_AT_ONCE.because("A maximum of 250 incidents may be updated at a time");
        }
        List<Incident> incidents = new ArrayList<>();
        for (Body one : wanted) {
            Incident incident = call.account().incident(one.string("id"))
                    .orElseThrow(() -> PublishedError.INCIDENT_NOT_FOUND.because());
            call.requireResponder(incident);
            new IncidentChange(desks.apply(call.account()), call, one).check(incident);
            incidents.add(incident);
        }
        for (int i = 0; i < incidents.size(); i++) {
            change(call, wanted.get(i), incidents.get(i));
        }
        return Answer.ok("incidents", new JsonArray(incidents.stream().map(one -> document(call, one)).toList()));
    }

    private void change(RestCall call, Body wanted, Incident incident) {
        IncidentChange change = new IncidentChange(desks.apply(call.account()), call, wanted);
        change.check(incident);
        change.apply(incident);
    }

    private Answer merge(RestCall call) {
        Incident target = call.incidentToActOn();
        List<Incident> sources = call.body().objects("source_incidents").stream().map(one -> {
            one.oneOf("type", Set.of("incident_reference"));
            Incident source = call.account().incident(one.string("id"))
                    .orElseThrow(() -> PublishedError.INCIDENT_NOT_FOUND.because());
            call.requireResponder(source);
            return source;
        }).toList();
        desks.apply(call.account()).merge().merge(target, sources, call.actor());
        return Answer.ok("incident", call.account().references().incident(target.id(), IncidentDocument.summary(target)));
    }

    private Answer snooze(RestCall call) {
        Incident incident = call.incidentToActOn();
        int seconds = call.body().optionalInteger("duration").orElse(0);
        if (seconds < 1 || seconds > LONGEST_SNOOZE) {
            throw PublishedError.SNOOZE_DURATION_INVALID.because("duration must be 1 to 604800 seconds");
        }
        desks.apply(call.account()).status().snooze(incident, Duration.ofSeconds(seconds), call.actor());
        return Answer.created("incident", document(call, incident));
    }

    static JsonObject bridge(Body wanted) {
        JsonObject bridge = new JsonObject();
        Optional<String> number = wanted.optionalString("conference_number");
        Optional<String> url = wanted.optionalString("conference_url");
        number.ifPresent(text -> bridge.put("conference_number", text));
        url.ifPresent(text -> bridge.put("conference_url", text));
        return bridge;
    }

    private static JsonObject document(RestCall call, Incident incident) {
        return new IncidentDocument(call.account()).incident(incident, Set.of());
    }
}
