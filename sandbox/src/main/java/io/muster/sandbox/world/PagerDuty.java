package io.muster.sandbox.world;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.sandbox.Web;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** What people do in PagerDuty's own pages. */
public final class PagerDuty {
  private final Control control;
  private final String api;
  private final String identity;
  private final String subdomain;
  private final Web web;
  private JsonNode account;

  /** An OAuth app registered in the account's developer mode. */
  public record App(String clientId, String clientSecret) {}

  /** Meets PagerDuty at the addresses that the stand-ins told. */
  public PagerDuty(Web web, JsonNode addresses, String subdomain) {
    this.web = web;
    this.control = new Control(web, addresses.at("/pagerduty/control").asText());
    this.api = addresses.at("/pagerduty/address").asText();
    this.identity = addresses.at("/pagerduty/identity").asText();
    this.subdomain = subdomain;
  }

  /** Meets an account again that was opened before, as {@link #account()} told it then. */
  public void remember(JsonNode known) {
    account = known;
  }

  /** The account as it was when it was opened. */
  public JsonNode account() {
    return account;
  }

  /** Opens an account with people, a team, a policy of two levels, a service and priorities. */
  public void openAccount() {
    account =
        control.post(
            "/accounts",
            Map.of(
                "subdomain", subdomain,
                "region", "us",
                "users",
                    List.of(
                        Map.of("name", "Kim Moreau", "email", "kim@acme.example.com", "role", "admin"),
                        Map.of("name", "Tobi Okafor", "email", "tobi@acme.example.com", "role", "user"),
                        Map.of("name", "Ola Watcher", "email", "ola@acme.example.com", "role", "observer")),
                "teams",
                    List.of(Map.of("name", "Payments", "members", List.of(Map.of("email", "kim@acme.example.com", "role", "manager"), Map.of("email", "tobi@acme.example.com")))),
                "escalation_policies",
                    List.of(
                        Map.of(
                            "name", "Payments escalation",
                            "levels", List.of(List.of("kim@acme.example.com"), List.of("tobi@acme.example.com")),
                            "teams", List.of("Payments"))),
                "services", List.of(Map.of("name", "Payments API", "escalation_policy", "Payments escalation", "teams", List.of("Payments"))),
                "priorities", List.of(Map.of("name", "P1"), Map.of("name", "P2"))));
  }

  /** The account's subdomain. */
  public String subdomain() {
    return subdomain;
  }

  /** The page of the account's first service. */
  public String servicePage() {
    return account.at("/services/0/html_url").asText();
  }

  /** The id of a user by email. */
  public String userId(String email) {
    return StreamSupport.stream(account.path("users").spliterator(), false)
        .filter(user -> user.path("email").asText().equals(email))
        .findFirst()
        .orElseThrow()
        .path("id")
        .asText();
  }

  /** Registers an OAuth app. */
  public App registerApp(String redirectUri) {
    JsonNode app =
        control.post(
            "/apps",
            Map.of(
                "account", subdomain,
                "name", "Muster",
                "redirect_uris", List.of(redirectUri),
                "scopes", List.of("incidents.read", "incidents.write", "services.read", "users.read", "teams.read", "priorities.read", "escalation_policies.read", "oncalls.read", "webhook_subscriptions.read", "webhook_subscriptions.write")));
    return new App(app.path("client_id").asText(), app.path("client_secret").asText());
  }

  /** Subscribes a webhook over the REST API, as an administrator does; the answer is the secret, shown this once. */
  public String subscribe(String url) {
    String key = control.post("/accounts/" + subdomain + "/api-keys", Map.of()).path("key").asText();
    JsonNode made =
        web.send(
                "POST",
                api + "/webhook_subscriptions",
                Map.of(
                    "webhook_subscription",
                    Map.of(
                        "type", "webhook_subscription",
                        "delivery_method", Map.of("type", "http_delivery_method", "url", url),
                        "events", eventTypes(),
                        "filter", Map.of("type", "account_reference"),
                        "description", "Muster")),
                Map.of("Authorization", "Token token=" + key, "Accept", "application/vnd.pagerduty+json;version=2"))
            .expected("the webhook subscription")
            .json();
    return made.at("/webhook_subscription/delivery_method/secret").asText();
  }

  /** An incident of the highest priority is triggered; the answer is its id. */
  public String trigger(String title) {
    return trigger(title, "P1");
  }

  /** The same with a priority of its own: {@code P1} or {@code P2}. */
  public String trigger(String title, String priority) {
    return control
        .post("/accounts/" + subdomain + "/incidents", Map.of("service", "Payments API", "title", title, "priority", priority, "by", "tobi@acme.example.com"))
        .at("/incident/id")
        .asText();
  }

  /** Somebody does something to an incident in PagerDuty itself: {@code escalate}, {@code note}, {@code resolve} … */
  public void act(String incident, String deed, Map<String, ?> how) {
    control.post("/accounts/" + subdomain + "/incidents/" + incident + "/" + deed, how);
  }

  /** The incident as PagerDuty shows it. */
  public JsonNode incident(String id) {
    return control.get("/accounts/" + subdomain + "/incidents/" + id).path("incident");
  }

  /** What was tried to deliver, and what was answered. */
  public JsonNode webhookAttempts() {
    return control.get("/webhook-attempts").path("attempts");
  }

  /** Every exchange with the REST API and the sign-in, for the check against the published contract. */
  public JsonNode exchanges() {
    return control.get("/exchanges").path("exchanges");
  }

  /** Base address of the REST API. */
  public String api() {
    return api;
  }

  /** Where people sign in. */
  public String identity() {
    return identity;
  }

  private static List<String> eventTypes() {
    return List.of(
        "incident.triggered", "incident.acknowledged", "incident.unacknowledged", "incident.resolved", "incident.reopened", "incident.reassigned",
        "incident.escalated", "incident.delegated", "incident.priority_updated", "incident.annotated", "incident.status_update_published",
        "incident.responder.added", "incident.responder.replied", "incident.conference_bridge.updated", "incident.custom_field_values.updated",
        "incident.incident_type.changed", "incident.role.assigned", "incident.service_updated");
  }
}
