package io.muster.standins.pagerduty.incident;

import io.muster.standins.pagerduty.account.EscalationPolicy;
import io.muster.standins.pagerduty.account.Priority;
import io.muster.standins.pagerduty.account.Service;
import io.muster.standins.pagerduty.account.User;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * What an incident begins with.
 *
 * @param service   what it is about
 * @param title     one line
 * @param key       empty to get one
 * @param urgency   high or low
 * @param priority  when one is given
 * @param body      the incident body, when given
 * @param bridge    the conference bridge, when given
 * @param type      the incident type's name
 * @param policy    another policy than the service's, when given
 * @param assignees persons instead of the policy; empty for the policy
 */
public record NewIncident(Service service, String title, Optional<String> key, String urgency,
        Optional<Priority> priority, Optional<JsonObject> body, Optional<JsonObject> bridge, String type,
        Optional<EscalationPolicy> policy, List<User> assignees) {

    /** @return an urgent incident with nothing but a title */
    public static NewIncident of(Service service, String title) {
        return new NewIncident(service, title, Optional.empty(), "high", Optional.empty(), Optional.empty(),
                Optional.empty(), "incident_default", Optional.empty(), List.of());
    }

    /** @return the same with a priority */
    public NewIncident with(Priority wanted) {
        return new NewIncident(service, title, key, urgency, Optional.of(wanted), body, bridge, type, policy,
                assignees);
    }
}
