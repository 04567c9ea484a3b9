package io.muster.standins.pagerduty.rest;

import io.muster.standins.pagerduty.account.PublishedError;
import io.muster.standins.pagerduty.account.Team;
import io.muster.standins.pagerduty.incident.EventData;
import io.muster.standins.pagerduty.incident.Incident;
import io.muster.standins.pagerduty.incident.IncidentDocument;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** The reading operations about incidents. */
final class IncidentReads {
    private static final Set<String> INCLUDE = Set.of("acknowledgers", "agents", "assignees", "conference_bridge",
            "custom_fields", "escalation_policies", "first_trigger_log_entries", "priorities", "services", "teams",
            "users");
    private static final Duration DEFAULT_RANGE = Duration.ofDays(30);
    private static final Duration LONGEST_RANGE = Duration.ofDays(183);
    private static final Comparator<Incident> BY_NUMBER = Comparator.comparingInt(Incident::number);

    List<Operation> operations() {
        return List.of(
                Operation.get("/incidents", "incidents.read", this::list),
                Operation.get("/incidents/{id}", "incidents.read", this::one),
                Operation.get("/incidents/{id}/notes", "incidents.read", this::notes),
                Operation.get("/incidents/{id}/alerts", "incidents.read", this::alerts));
    }

    private Answer one(RestCall call) {
        Set<String> include = call.include(INCLUDE);
        return Answer.ok("incident", new Expansion(call.account(), include)
                .of(new IncidentDocument(call.account()).incident(call.incident(), include)));
    }

    private Answer notes(RestCall call) {
        IncidentDocument document = new IncidentDocument(call.account());
        return Answer.ok("notes", EventData.list(call.incident().notes(),
                document::note));
    }

    /** Incidents here are opened by people and by REST, so none has alerts. */
    private Answer alerts(RestCall call) {
        call.incident();
        return Page.of(call, "alerts", List.<io.vertx.core.json.JsonObject>of(), alert -> alert);
    }

    private Answer list(RestCall call) {
        IncidentDocument document = new IncidentDocument(call.account());
        Set<String> include = call.include(INCLUDE);
        Predicate<Incident> wanted = statuses(call).and(urgencies(call)).and(range(call)).and(call::maySee)
                .and(among(call, "service_ids[]", incident -> List.of(incident.service().id())))
                .and(among(call, "team_ids[]", incident -> incident.teams().stream().map(Team::id).toList()))
                .and(among(call, "user_ids[]", incident -> incident.assignments().stream()
                        .map(assigned -> assigned.user().id()).toList()))
                .and(incident -> Optional.ofNullable(call.query().get("incident_key"))
                        .map(incident.key()::equals).orElse(true));
        List<Incident> found = call.account().incidents().stream().filter(wanted).sorted(order(call)).toList();
        Expansion expansion = new Expansion(call.account(), include);
        return Page.of(call, "incidents", found, incident -> expansion.of(document.incident(incident, include)));
    }

    private static Comparator<Incident> order(RestCall call) {
        String by = Optional.ofNullable(call.query().get("sort_by")).orElse("incident_number:asc");
        return switch (by) {
            case "incident_number:asc", "created_at:asc", "incident_number", "created_at" -> BY_NUMBER;
            case "incident_number:desc", "created_at:desc" -> BY_NUMBER.reversed();
            case "urgency:asc", "urgency" -> Comparator.comparing(Incident::urgency).reversed().thenComparing(BY_NUMBER);
            case "urgency:desc" -> Comparator.comparing(Incident::urgency).thenComparing(BY_NUMBER);
            default -> throw PublishedError.INVALID_INPUT.because("sort_by is not a sortable field");
        };
    }

    private static Predicate<Incident> statuses(RestCall call) {
        Set<String> wanted = call.oneOf("statuses[]", Set.of("triggered", "acknowledged", "resolved"));
        return incident -> wanted.isEmpty() || wanted.contains(incident.status().apiName());
    }

    private static Predicate<Incident> urgencies(RestCall call) {
        Set<String> wanted = call.oneOf("urgencies[]", Set.of("high", "low"));
        return incident -> wanted.isEmpty() || wanted.contains(incident.urgency());
    }

    private static Predicate<Incident> among(RestCall call, String name,
            java.util.function.Function<Incident, List<String>> ids) {
        List<String> wanted = call.all(name);
        return incident -> wanted.isEmpty() || ids.apply(incident).stream().anyMatch(wanted::contains);
    }

    private static Predicate<Incident> range(RestCall call) {
        if (!call.oneOf("date_range", Set.of("all")).isEmpty()) {
            return incident -> true;
        }
        Instant until = call.time("until").orElseGet(() -> call.account().now());
        Instant since = call.time("since").orElseGet(() -> until.minus(DEFAULT_RANGE));
        if (since.isAfter(until) || Duration.between(since, until).compareTo(LONGEST_RANGE) > 0) {
            throw PublishedError.INVALID_TIME.because("The range is at most 6 months, and since comes before until");
        }
        return incident -> !incident.createdAt().isBefore(since) && !incident.createdAt().isAfter(until);
    }
}
