package io.muster.standins.pagerduty.account;

import io.vertx.core.json.JsonObject;

/**
 * The short form in which PagerDuty names one thing inside another: id, type, summary and two links.
 *
 * @param region    of the account
 * @param subdomain of the account
 */
public record References(Region region, String subdomain) {

    /** @return a {@code user_reference} */
    public JsonObject user(User user) {
        return reference("user_reference", user.id(), user.name(), "/users/" + user.id(), "/users/" + user.id());
    }

    /** @return a {@code team_reference} */
    public JsonObject team(Team team) {
        return reference("team_reference", team.id(), team.name(), "/teams/" + team.id(), "/teams/" + team.id());
    }

    /** @return an {@code escalation_policy_reference} */
    public JsonObject policy(EscalationPolicy policy) {
        String path = "/escalation_policies/" + policy.id();
        return reference("escalation_policy_reference", policy.id(), policy.name(), path, path);
    }

    /** @return a {@code schedule_reference} */
    public JsonObject schedule(Schedule schedule) {
        String path = "/schedules/" + schedule.id();
        return reference("schedule_reference", schedule.id(), schedule.name(), path, path);
    }

    /** @return a {@code service_reference} as REST answers carry it */
    public JsonObject service(Service service) {
        return reference("service_reference", service.id(), service.name(),
                "/services/" + service.id(), "/service-directory/" + service.id());
    }

    /** @return a {@code service_reference} as webhooks carry it: its link still has the older path */
    public JsonObject serviceInWebhook(Service service) {
        return service(service).put("html_url", web("/services/" + service.id()));
    }

    /** @return a {@code priority_reference} */
    public JsonObject priority(Priority priority) {
        return reference("priority_reference", priority.id(), priority.name(),
                "/priorities/" + priority.id(), "/account/incident_priorities");
    }

    /** @return an {@code incident_reference} */
    public JsonObject incident(String id, String summary) {
        return reference("incident_reference", id, summary, "/incidents/" + id, "/incidents/" + id);
    }

    /** @return a reference of any type */
    public JsonObject reference(String type, String id, String summary, String apiPath, String webPath) {
        return JsonObject.of("id", id, "type", type, "summary", summary, "self", api(apiPath), "html_url", web(webPath));
    }

    /** @return a {@code self} link */
    public String api(String path) {
        return region.apiHost() + path;
    }

    /** @return an {@code html_url} link */
    public String web(String path) {
        return "https://" + subdomain + "." + region.webDomain() + path;
    }
}
