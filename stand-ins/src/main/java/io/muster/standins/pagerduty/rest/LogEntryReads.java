package io.muster.standins.pagerduty.rest;

import io.muster.standins.pagerduty.account.PublishedError;
import io.muster.standins.pagerduty.account.Team;
import io.muster.standins.pagerduty.incident.Incident;
import io.muster.standins.pagerduty.incident.IncidentDocument;
import io.muster.standins.pagerduty.incident.LogEntry;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What happened, newest first: to one incident, or in the whole account. */
final class LogEntryReads {
    private static final Set<String> INCLUDE = Set.of("incidents", "services", "channels", "teams");
    /** What {@code is_overview} leaves: the changes of status and of who is called. */
    private static final Set<String> OVERVIEW = Set.of("trigger_log_entry", "acknowledge_log_entry",
            "unacknowledge_log_entry", "escalate_log_entry", "assign_log_entry", "delegate_log_entry",
            "snooze_log_entry", "resolve_log_entry");

    private record Line(Incident incident, LogEntry entry) {
    }

    List<Operation> operations() {
        return List.of(
                Operation.get("/log_entries", "incidents.read", this::all),
                Operation.get("/log_entries/{id}", "incidents.read", this::one),
                Operation.get("/incidents/{id}/log_entries", "incidents.read",
                        call -> answer(call, lines(call.incident()).toList())));
    }

    private Answer all(RestCall call) {
        return answer(call, visible(call)
                .filter(incident -> call.all("team_ids[]").isEmpty() || incident.teams().stream().map(Team::id)
                        .anyMatch(id -> call.among("team_ids[]", id)))
                .flatMap(LogEntryReads::lines)
                .sorted(Comparator.comparing((Line line) -> line.entry().at()).reversed()).toList());
    }

    private Answer one(RestCall call) {
        Set<String> include = call.include(INCLUDE);
        Line found = visible(call).flatMap(LogEntryReads::lines)
                .filter(line -> line.entry().id().equals(call.path().get("id"))).findFirst()
                .orElseThrow(() -> PublishedError.LOG_ENTRY_NOT_FOUND.because());
        return Answer.ok("log_entry", new Expansion(call.account(), include)
                .of(new IncidentDocument(call.account()).logEntry(found.incident(), found.entry())));
    }

    private static Answer answer(RestCall call, List<Line> lines) {
        Expansion expansion = new Expansion(call.account(), call.include(INCLUDE));
        IncidentDocument document = new IncidentDocument(call.account());
        Optional<Instant> since = call.time("since");
        Optional<Instant> until = call.time("until");
        boolean overview = "true".equals(call.query().get("is_overview"));
        List<Line> found = lines.stream().filter(line -> !overview || OVERVIEW.contains(line.entry().type()))
                .filter(line -> since.isEmpty() || !line.entry().at().isBefore(since.get()))
                .filter(line -> until.isEmpty() || !line.entry().at().isAfter(until.get())).toList();
        return Page.of(call, "log_entries", found,
                line -> expansion.of(document.logEntry(line.incident(), line.entry())));
    }

    private static Stream<Incident> visible(RestCall call) {
        return call.account().incidents().stream().filter(call::maySee);
    }

    private static Stream<Line> lines(Incident incident) {
        return incident.log().reversed().stream().map(entry -> new Line(incident, entry));
    }
}
