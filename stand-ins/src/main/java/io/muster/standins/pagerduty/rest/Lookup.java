package io.muster.standins.pagerduty.rest;

import io.muster.standins.pagerduty.account.Account;
import io.muster.standins.pagerduty.account.EscalationPolicy;
import io.muster.standins.pagerduty.account.Priority;
import io.muster.standins.pagerduty.account.PublishedError;
import io.muster.standins.pagerduty.account.Service;
import io.muster.standins.pagerduty.account.User;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what a body refers to.
 *
 * @param account where
 */
record Lookup(Account account) {

    Service service(Body reference) {
        reference.oneOf("type", Set.of("service_reference"));
        return account.service(reference.string("id")).orElseThrow(() -> PublishedError.SERVICE_NOT_FOUND.because());
    }

    EscalationPolicy policy(Body reference) {
        reference.oneOf("type", Set.of("escalation_policy_reference"));
        return account.policy(reference.string("id")).orElseThrow(() -> PublishedError.POLICY_NOT_FOUND.because());
    }

    /** @return the persons of {@code assignments}; empty when there are none */
    List<User> assignees(Body body) {
        return body.optionalObjects("assignments").orElse(List.of()).stream().map(one -> one.object("assignee"))
                .map(reference -> {
                    reference.oneOf("type", Set.of("user_reference"));
                    return account.user(reference.string("id"))
                            .orElseThrow(() -> PublishedError.ASSIGNEE_NOT_FOUND.because());
                }).toList();
    }

    /** @return the priority, which may be a reference or a name; empty when the body names none */
    Optional<Priority> priority(Body body) {
        Object value = body.json().getValue("priority");
        return switch (value) {
            case null -> Optional.empty();
            case String name -> Optional.of(account.priorities().stream().filter(one -> one.name().equals(name))
                    .findFirst().orElseThrow(() -> PublishedError.INVALID_PRIORITY.because()));
            case JsonObject reference -> {
                Body read = new Body(reference, body.at() + "priority.");
                read.oneOf("type", Set.of("priority", "priority_reference"));
                yield Optional.of(account.priority(read.string("id"))
                        .orElseThrow(() -> PublishedError.INVALID_PRIORITY.because()));
            }
            default -> throw PublishedError.INVALID_PRIORITY.because();
        };
    }
}
