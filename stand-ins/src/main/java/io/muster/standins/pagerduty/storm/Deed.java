package io.muster.standins.pagerduty.storm;

import io.muster.standins.pagerduty.PagerDutyAccount;
import io.muster.standins.pagerduty.account.Priority;
import io.muster.standins.pagerduty.account.User;
import io.muster.standins.pagerduty.incident.Incident;
import java.util.List;

/** What somebody does to an incident while a storm goes on; each is one event. */
enum Deed {
    ACKNOWLEDGE, ESCALATE, NOTE, PRIORITY, STATUS_UPDATE, RESOLVE;

    private static final List<List<Deed>> SCRIPTS = List.of(
            List.of(ACKNOWLEDGE, NOTE, PRIORITY, STATUS_UPDATE),
            List.of(ESCALATE, ACKNOWLEDGE, NOTE, PRIORITY),
            List.of(PRIORITY, ACKNOWLEDGE, STATUS_UPDATE, NOTE),
            List.of(NOTE, ESCALATE, ACKNOWLEDGE, STATUS_UPDATE));
    private static final List<String> NOTES = List.of("Looking into it.", "Same as last night: the replica lags.",
            "Restarted the pod, watching.", "Rolled back to the release before.", "Traffic moved to the other zone.");

    /**
     * @param incident  which one of the storm
     * @param event     which event of it, 1 for the one after its triggering
     * @param last      the number of its last event
     * @return what happens; the last of three and more is its end
     */
    static Deed of(int incident, int event, int last) {
        // Shifted in each round: services take turns too, and each of them shall see every script.
        int script = (incident + incident / SCRIPTS.size()) % SCRIPTS.size();
        return event == last && event > 1 ? RESOLVE : SCRIPTS.get(script).get(event - 1);
    }

    /** Does it; where the account has no second level or no priorities, a note is written instead. */
    void perform(PagerDutyAccount account, Incident incident, User by) {
        List<Priority> priorities = account.holdings().priorities();
        switch (this) {
            case ACKNOWLEDGE -> account.acknowledge(incident, by);
            case ESCALATE -> {
                if (incident.policy().hasLevel(incident.level() + 1)) {
                    account.escalate(incident, by);
                } else {
                    NOTE.perform(account, incident, by);
                }
            }
            case PRIORITY -> {
                if (priorities.isEmpty()) {
                    NOTE.perform(account, incident, by);
                } else {
                    account.prioritise(incident, priorities.get(incident.number() % priorities.size()), by);
                }
            }
            case NOTE -> account.addNote(incident, NOTES.get(incident.number() % NOTES.size()), by);
            case STATUS_UPDATE -> account.publishStatusUpdate(incident, "The team is at work on this.", by);
            case RESOLVE -> account.resolve(incident, by);
        }
    }
}
