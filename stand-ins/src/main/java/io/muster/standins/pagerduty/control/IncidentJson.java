package io.muster.standins.pagerduty.control;

import static io.muster.standins.pagerduty.incident.EventData.list;

import io.muster.standins.pagerduty.PagerDutyAccount;
import io.muster.standins.pagerduty.account.Account;
import io.muster.standins.pagerduty.control.ControlRoutes.Call;
import io.muster.standins.pagerduty.incident.Incident;
import io.muster.standins.pagerduty.incident.IncidentDocument;
import io.vertx.core.json.JsonObject;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** Incidents as PagerDuty's own pages list and open them: as REST shows them, with notes and log. */
final class IncidentJson {
    private static final int MOST = 1000;

    private IncidentJson() {
    }

    /** Newest first, 100 unless {@code limit} says otherwise, from {@code offset} on, with {@code status} when given. */
    static JsonObject listing(PagerDutyAccount opened, Call call) {
        int limit = Math.clamp(number(call, "limit", 100), 0, MOST);
        int offset = Math.max(0, number(call, "offset", 0));
        Account account = opened.holdings();
        return account.exclusively(() -> {
            IncidentDocument document = new IncidentDocument(account);
            List<Incident> found = account.incidents().stream()
                    .filter(one -> call.query("status").map(one.status().apiName()::equals).orElse(true))
                    .sorted(Comparator.comparingInt(Incident::number).reversed()).toList();
            return JsonObject.of("incidents", list(found.stream().skip(offset).limit(limit).toList(),
                    one -> document.incident(one, Set.of())), "total", found.size());
        });
    }

    /** One incident with its notes, oldest first, and its log, newest first. */
    static JsonObject whole(PagerDutyAccount opened, Incident incident) {
        Account account = opened.holdings();
        return account.exclusively(() -> {
            IncidentDocument document = new IncidentDocument(account);
            return JsonObject.of("incident", document.incident(incident, Set.of("custom_fields")),
                    "notes", list(incident.notes(), document::note),
                    "status_updates", list(incident.statusUpdates(), document::statusUpdate),
                    "log_entries", list(incident.log().reversed(), one -> document.logEntry(incident, one)));
        });
    }

    private static int number(Call call, String name, int otherwise) {
        try {
            return call.query(name).map(Integer::parseInt).orElse(otherwise);
        } catch (NumberFormatException _) {
            throw new IllegalArgumentException(name + " must be a number");
        }
    }
}
