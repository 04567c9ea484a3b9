package io.muster.identity.tool.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.identity.tool.AccessToken;
import io.muster.identity.tool.ToolAccount;
import io.muster.identity.tool.ToolFailure;
import io.muster.identity.tool.ToolSubscriptions;
import io.muster.kit.secret.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * PagerDuty's webhook subscriptions (V3). It disables one for 24 hours after three deliveries in a row were dropped, and throws away what was still to be
 * delivered; the secret is told in the answer to the creation only.
 */
@ApplicationScoped
class PagerDutySubscriptions implements ToolSubscriptions {
  private static final String PATH = "/webhook_subscriptions";

  /** All published types about incidents that the account's least scopes allow to hear. */
  private static final List<String> EVENTS =
      List.of(
          "incident.acknowledged", "incident.annotated", "incident.conference_bridge.updated", "incident.custom_field_values.updated", "incident.delegated",
          "incident.escalated", "incident.incident_type.changed", "incident.priority_updated", "incident.reassigned", "incident.reopened", "incident.resolved",
          "incident.responder.added", "incident.responder.replied", "incident.role.assigned", "incident.service_updated", "incident.status_update_published",
          "incident.triggered", "incident.unacknowledged");

  private final PagerDutyClient client;
  private final PagerDutyConfig config;

  @Inject
  PagerDutySubscriptions(PagerDutyClient client, PagerDutyConfig config) {
    this.client = client;
    this.config = config;
  }

  @Override
  public List<String> scopes() {
    return config.subscriptionScopes();
  }

  @Override
  public List<Known> list(ToolAccount account, AccessToken token) {
    return client.list(account, token, PATH, "webhook_subscriptions").stream().flatMap(one -> known(one).stream()).toList();
  }

  @Override
  public void enable(ToolAccount account, AccessToken token, String id) {
    client.change("POST", account, token, PATH + "/" + PagerDutyClient.segment(id) + "/enable");
  }

  @Override
  public Made make(ToolAccount account, AccessToken token, URI url) {
    ObjectNode body = PagerDutyActions.object();
    ObjectNode wanted = body.putObject("webhook_subscription").put("type", "webhook_subscription").put("description", "Muster");
    wanted.putObject("delivery_method").put("type", "http_delivery_method").put("url", url.toString());
    wanted.putObject("filter").put("type", "account_reference");
    ArrayNode events = wanted.putArray("events");
    EVENTS.forEach(events::add);
    JsonNode made = client.change("POST", account, token, PATH, body).path("webhook_subscription");
    return new Made(made.path("id").asText(), Secret.of(made.path("delivery_method").path("secret").asText()));
  }

  @Override
  public void remove(ToolAccount account, AccessToken token, String id) {
    try {
      client.change("DELETE", account, token, PATH + "/" + PagerDutyClient.segment(id));
    } catch (ToolFailure.Gone e) {
      // Somebody was faster: it is not there, as wanted.
      return;
    }
  }

  private static Optional<Known> known(JsonNode one) {
    JsonNode method = one.path("delivery_method");
    return PagerDutyJson.uri(method, "url")
        .map(url -> new Known(one.path("id").asText(), url, one.path("active").asBoolean(true), method.path("temporarily_disabled").asBoolean()));
  }
}
