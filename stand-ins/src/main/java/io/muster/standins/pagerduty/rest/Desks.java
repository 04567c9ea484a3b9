package io.muster.standins.pagerduty.rest;

import io.muster.standins.pagerduty.account.Account;
import io.muster.standins.pagerduty.incident.IncidentConversation;
import io.muster.standins.pagerduty.incident.IncidentDesk;
import io.muster.standins.pagerduty.incident.IncidentDetails;
import io.muster.standins.pagerduty.incident.IncidentMerge;
import io.muster.standins.pagerduty.incident.IncidentWork;
import io.muster.standins.pagerduty.incident.Ledger;
import io.muster.standins.pagerduty.incident.Occurrence;
import java.util.function.Consumer;

/**
 * Everything that changes the incidents of one account.
 *
 * @param status       status and callees
 * @param conversation notes, updates, responders
 * @param details      title, priority, bridge …
 * @param work         roles, tasks, workflows
 * @param merge        several into one
 * @param ledger       for what happens to services
 */
public record Desks(IncidentDesk status, IncidentConversation conversation, IncidentDetails details, IncidentWork work,
        IncidentMerge merge, Ledger ledger) {

    /** @return the desks of an account, announcing to {@code announce} */
    public static Desks of(Account account, Consumer<Occurrence> announce) {
        Ledger ledger = new Ledger(account, announce);
        IncidentDesk status = new IncidentDesk(account, ledger);
        return new Desks(status, new IncidentConversation(account, ledger),
                new IncidentDetails(ledger), new IncidentWork(account.references(), ledger),
                new IncidentMerge(status, ledger), ledger);
    }
}
