package io.muster.standins.pagerduty.incident;

import io.muster.standins.pagerduty.account.EscalationPolicy;
import io.muster.standins.pagerduty.account.User;
import java.time.Instant;
import java.util.Optional;

/**
 * A person asked to help.
 *
 * @param user      who is asked
 * @param policy    through which escalation policy, when it was one
 * @param requester who asks
 * @param message   why
 * @param state     pending, joined or declined
 * @param asked     when asked
 * @param updated   when the state last changed
 */
public record Responder(User user, Optional<EscalationPolicy> policy, User requester, String message, String state,
        Instant asked, Instant updated) {

    /** @return the same request after an answer */
    public Responder answered(String answer, Instant at) {
        return new Responder(user, policy, requester, message, answer, asked, at);
    }
}
