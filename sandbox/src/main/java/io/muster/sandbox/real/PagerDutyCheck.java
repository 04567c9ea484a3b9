package io.muster.sandbox.real;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.sandbox.real.Probe.Answer;
import io.muster.sandbox.real.Probe.NoAnswer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** OAuth, REST and the webhook subscription of an account, as they answer. */
final class PagerDutyCheck {
  private static final String READ = "services.read";
  private static final String WEBHOOKS = "webhook_subscriptions.read";

  private final Probe probe;
  private final RealWorld.Account account;
  private final String webhooks;

  /**
   * @param webhooks with what the address of every webhook that is Muster's begins
   */
  PagerDutyCheck(Probe probe, RealWorld.Account account, String webhooks) {
    this.probe = probe;
    this.account = account;
    this.webhooks = webhooks;
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    String what = "PagerDuty's token for " + account.subdomain();
    try {
      Answer answer = token(READ + " " + WEBHOOKS);
      if (answer.json().path("error").asText().equals("invalid_scope")) {
        answer = token(READ);
      }
      Optional<String> token = Optional.of(answer.json().path("access_token").asText()).filter(text -> !text.isEmpty());
      findings.add(token.isPresent() ? Finding.good(what, "given, for " + answer.json().path("scope").asText()) : Finding.bad(what, MicrosoftCheck.said(answer), remedy(answer)));
      token.ifPresent(good -> {
        findings.add(rest(good));
        findings.add(subscription(good));
      });
    } catch (NoAnswer e) {
      findings.add(Finding.bad(what, e.getMessage(), "Is this machine allowed to reach " + account.signIn() + "?"));
    }
    return findings;
  }

  private Answer token(String scopes) {
    return probe.form(
        account.signIn() + "/oauth/token",
        Map.of(
            "grant_type", "client_credentials",
            "client_id", account.app().clientId(),
            "client_secret", account.app().clientSecret(),
            "scope", "as_account-" + account.region() + "." + account.subdomain() + " " + scopes));
  }

  private String remedy(Answer answer) {
    return switch (answer.json().path("error").asText()) {
      case "invalid_client" -> "Client id or secret is wrong: compare pagerduty.client-id and pagerduty.client-secret with the app (Integrations, App Registration).";
      case "invalid_scope" -> "Is " + account.subdomain() + " the subdomain, " + account.region() + " the region, and does the app have Scoped OAuth with " + READ + "?";
      default -> "Compare pagerduty.* with the app's registration.";
    };
  }

  private Finding rest(String token) {
    String what = "PagerDuty's REST API";
    try {
      Answer answer = ask("/services?limit=1&total=true", token);
      return answer.good()
          ? Finding.good(what, "reads services (" + answer.json().path("total").asText("?") + " there)")
          : Finding.bad(what, MicrosoftCheck.said(answer), "Is pagerduty.region right, and does the app have the scope " + READ + "?");
    } catch (NoAnswer e) {
      return Finding.bad(what, e.getMessage(), "Is this machine allowed to reach " + account.api() + "?");
    }
  }

  private Finding subscription(String token) {
    String what = "the webhook subscription";
    try {
      Answer answer = ask("/webhook_subscriptions?limit=100", token);
      if (!answer.good()) {
        return Finding.bad(what, MicrosoftCheck.said(answer), "Give the app the scope " + WEBHOOKS + ", or look in PagerDuty under Integrations, Generic Webhooks (v3).");
      }
      return among(answer.json().path("webhook_subscriptions"));
    } catch (NoAnswer e) {
      return Finding.bad(what, e.getMessage(), "Is this machine allowed to reach " + account.api() + "?");
    }
  }

  private Finding among(JsonNode all) {
    String what = "the webhook subscription";
    List<JsonNode> ours = new ArrayList<>();
    all.forEach(one -> {
      if (one.at("/delivery_method/url").asText().startsWith(webhooks)) {
        ours.add(one);
      }
    });
    if (ours.isEmpty()) {
      return Finding.bad(what, "none of " + all.size() + " delivers to " + webhooks, "Subscribe a webhook (V3) to the address of the sender: ./muster sender list shows it.");
    }
    JsonNode one = ours.getFirst();
    boolean stopped = one.at("/delivery_method/temporarily_disabled").asBoolean();
    if (!one.path("active").asBoolean(true) || stopped) {
      return Finding.bad(what, stopped ? "PagerDuty has stopped delivering" : "it is switched off", "Switch it on again in PagerDuty under Integrations, Generic Webhooks (v3).");
    }
    return Finding.good(what, "active, with " + one.path("events").size() + " kinds of events");
  }

  private Answer ask(String path, String token) {
    return probe.get(account.api() + path, Map.of("Authorization", "Bearer " + token, "Accept", "application/vnd.pagerduty+json;version=2"));
  }
}
