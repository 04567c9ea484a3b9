package io.muster.standins.pagerduty.incident;

import io.muster.standins.pagerduty.account.Account;
import io.muster.standins.pagerduty.account.EscalationPolicy;
import io.muster.standins.pagerduty.account.Identifiers;
import io.muster.standins.pagerduty.account.PublishedError;
import io.muster.standins.pagerduty.account.User;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What persons say on an incident: notes, status updates, calls for help and the answers. */
public final class IncidentConversation {
    /** The published most notes of one incident. */
    public static final int MOST_NOTES = 2000;

    private final Account account;
    private final Ledger ledger;

    /**
     * @param account whose incidents
     * @param ledger  writes the log and announces
     */
    public IncidentConversation(Account account, Ledger ledger) {
        this.account = account;
        this.ledger = ledger;
    }

    /** Adds a note; 2019 when there are 2000. */
    public Note annotate(Incident incident, String content, User author, Actor by) {
        if (incident.notes.size() >= MOST_NOTES) {
            throw PublishedError.PRODUCT_LIMIT.because("A maximum of 2000 notes can be added to an incident");
        }
        Note note = new Note(Identifiers.resource(), author, content, account.now());
        incident.notes.add(note);
        ledger.log(incident, "annotate_log_entry", "Note added", by, Optional.of(content));
        ledger.announce(incident, "incident.annotated", by, ledger.data().note(incident, note));
        return note;
    }

    /** Publishes a status update. */
    public StatusUpdate publish(Incident incident, String message, Optional<String> subject, Optional<String> html,
            User sender, Actor by) {
        StatusUpdate update = new StatusUpdate(Identifiers.resource(), sender, message, subject, html, account.now());
        incident.statusUpdates.add(update);
        incident.updatedAt = account.now();
        ledger.announce(incident, "incident.status_update_published", by,
                ledger.data().statusUpdate(incident, update));
        return update;
    }

    /** Asks persons for help. */
    public List<Responder> call(Incident incident, List<User> users, Optional<EscalationPolicy> policy, String message,
            User requester, Actor by) {
        return users.stream().map(user -> {
            Responder asked = new Responder(user, policy, requester, message, "pending", account.now(), account.now());
            incident.responders.removeIf(other -> other.user().id().equals(user.id()));
            incident.responders.add(asked);
            incident.updatedAt = account.now();
            ledger.announce(incident, "incident.responder.added", by, ledger.data().responder(incident, asked));
            return asked;
        }).toList();
    }

    /**
     * Takes requests back that nobody answered yet; PagerDuty has no event for it.
     *
     * @param which whose requests
     * @return cancelled, or the answer that was given (joined, declined), or not_found when nobody was asked so
     */
    public String cancel(Incident incident, Predicate<Responder> which) {
        List<Responder> asked = incident.responders.stream().filter(which).toList();
        asked.stream().filter(one -> one.state().equals("pending")).forEach(one -> incident.responders.set(
                incident.responders.indexOf(one), one.answered("user_cancelled", account.now())));
        incident.updatedAt = account.now();
        account.changed(incident);
        if (asked.isEmpty()) {
            return "not_found";
        }
        return asked.stream().anyMatch(one -> one.state().equals("pending")) ? "cancelled" : asked.getFirst().state();
    }

    /**
     * A person who was asked answers.
     *
     * @param state joined or declined
     */
    public Responder answer(Incident incident, User user, String state, Actor by) {
        Responder asked = incident.responders.stream().filter(one -> one.user().id().equals(user.id())).findFirst()
                .orElseThrow(() -> PublishedError.INVALID_OPERATION.because("Nobody asked this user to respond"));
        Responder answered = asked.answered(state, account.now());
        incident.responders.set(incident.responders.indexOf(asked), answered);
        ledger.announce(incident, "incident.responder.replied", by, ledger.data().responder(incident, answered));
        return answered;
    }
}
