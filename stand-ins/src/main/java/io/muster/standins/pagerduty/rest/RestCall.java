package io.muster.standins.pagerduty.rest;

import io.muster.standins.pagerduty.account.Account;
import io.muster.standins.pagerduty.account.Permissions;
import io.muster.standins.pagerduty.account.PublishedError;
import io.muster.standins.pagerduty.account.User;
import io.muster.standins.pagerduty.incident.Actor;
import io.muster.standins.pagerduty.incident.Incident;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One authenticated call of an operation.
 *
 * @param caller who
 * @param path   path parameters
 * @param query  query parameters
 * @param json   the body; empty object where none is expected
 * @param from   the person of the {@code From} header, when sent
 */
record RestCall(Caller caller, Map<String, String> path, MultiMap query, JsonObject json, Optional<User> from) {

    Account account() {
        return caller.account();
    }

    Body body() {
        return new Body(json, "");
    }

    /** @return the person on whose behalf this is; the caller's own person wins over {@code From} */
    User person() {
        return caller.user().or(() -> from).orElseThrow(
                () -> PublishedError.MISSING_ARGUMENTS.because("The From header is required"));
    }

    Actor actor() {
        return Actor.throughTheApi(person());
    }

    /** @return the incident of the path, when there is one and the person may see it */
    Incident incident() {
        Incident incident = account().incident(path.get("id"))
                .orElseThrow(() -> PublishedError.INCIDENT_NOT_FOUND.because());
        if (!maySee(incident)) {
            throw PublishedError.ACCESS_DENIED.because();
        }
        return incident;
    }

    /** @return whether the caller's person may see it; a key or token without a person sees everything */
    boolean maySee(Incident incident) {
        return caller.user().map(user -> Permissions.maySee(user, incident.teams())).orElse(true);
    }

    /** @return the incident of the path, when the person may act on it */
    Incident incidentToActOn() {
        Incident incident = incident();
        requireResponder(incident);
        return incident;
    }

    void requireResponder(Incident incident) {
        Permissions.requireResponder(person(), incident.teams());
    }

    List<String> all(String name) {
        return query.getAll(name);
    }

    /** @return whether the parameter was not given, or names that id */
    boolean among(String name, String id) {
        return all(name).isEmpty() || all(name).contains(id);
    }

    /** @throws io.muster.standins.pagerduty.account.Refusal 2004 when it is no time */
    Optional<Instant> time(String name) {
        try {
            return Optional.ofNullable(query.get(name)).map(OffsetDateTime::parse).map(OffsetDateTime::toInstant);
        } catch (DateTimeParseException _) {
            throw PublishedError.INVALID_TIME.because(name + " must be an ISO 8601 time");
        }
    }

    Set<String> include(Set<String> known) {
        return oneOf("include[]", known);
    }

    Set<String> oneOf(String name, Set<String> known) {
        List<String> wanted = all(name);
        if (!known.containsAll(wanted)) {
            throw PublishedError.INVALID_INPUT.because(name + " must be one of " + new java.util.TreeSet<>(known));
        }
        return Set.copyOf(wanted);
    }
}
