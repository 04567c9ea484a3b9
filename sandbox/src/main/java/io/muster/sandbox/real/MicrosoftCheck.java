package io.muster.sandbox.real;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.sandbox.real.Probe.Answer;
import io.muster.sandbox.real.Probe.NoAnswer;
import io.muster.sandbox.world.Microsoft;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sign-in, tokens, the Bot Framework's keys and Teams' connector, as they answer. */
final class MicrosoftCheck {
  private static final String BOT_SCOPE = "https://api.botframework.com/.default";

  private final Probe probe;
  private final RealWorld.Tenant tenant;

  MicrosoftCheck(Probe probe, RealWorld.Tenant tenant) {
    this.probe = probe;
    this.tenant = tenant;
  }

  List<Finding> findings() {
    List<Finding> findings = new ArrayList<>();
    findings.add(signIn());
    findings.add(keys());
    Token operators = token("the operators' token", tenant.id(), tenant.operators(), "api://" + tenant.operators().clientId() + "/.default", "microsoft.operators");
    findings.add(operators.finding());
    Token bot = token("the bot's token", tenant.tokenTenant(), tenant.bot(), BOT_SCOPE, "microsoft.bot");
    findings.add(bot.finding());
    bot.token().ifPresent(token -> findings.add(connector(token)));
    return findings;
  }

  private record Token(Finding finding, Optional<String> token) {}

  private Finding signIn() {
    String what = "sign-in of the tenant";
    String url = tenant.issuer() + "/.well-known/openid-configuration";
    try {
      Answer answer = probe.get(url, Map.of());
      String issuer = answer.json().path("issuer").asText();
      if (answer.good() && !issuer.isEmpty()) {
        return Finding.good(what, "tokens come from " + issuer);
      }
      return Finding.bad(what, said(answer), "Is " + tenant.id() + " the directory (tenant) id? Entra shows it under Overview; set microsoft.tenant.");
    } catch (NoAnswer e) {
      return Finding.bad(what, e.getMessage(), "Is this machine allowed to reach " + tenant.login() + "? A proxy or firewall may stand between.");
    }
  }

  private Finding keys() {
    String what = "the Bot Framework's keys";
    try {
      Answer metadata = probe.get(tenant.metadata(), Map.of());
      String url = metadata.json().path("jwks_uri").asText();
      Answer keys = metadata.good() && !url.isEmpty() ? probe.get(url, Map.of()) : metadata;
      int count = keys.json().path("keys").size();
      return keys.good() && count > 0
          ? Finding.good(what, count + (count == 1 ? " key proves" : " keys prove") + " what Teams sends")
          : Finding.bad(what, said(keys), "Without them every activity of Teams is refused. The address is " + tenant.metadata() + ".");
    } catch (NoAnswer e) {
      return Finding.bad(what, e.getMessage(), "Is this machine allowed to reach " + tenant.metadata() + "?");
    }
  }

  private Token token(String what, String of, Microsoft.App app, String scope, String setting) {
    try {
      Answer answer =
          probe.form(
              tenant.login() + "/" + of + "/oauth2/v2.0/token",
              Map.of("grant_type", "client_credentials", "client_id", app.clientId(), "client_secret", app.secret(), "scope", scope));
      String token = answer.json().path("access_token").asText();
      if (answer.good() && !token.isEmpty()) {
        return new Token(Finding.good(what, "given, good for " + answer.json().path("expires_in").asLong() / 60 + " min"), Optional.of(token));
      }
      return new Token(Finding.bad(what, said(answer), remedy(answer.json().path("error").asText(), setting)), Optional.empty());
    } catch (NoAnswer e) {
      return new Token(Finding.bad(what, e.getMessage(), "See the line about the tenant's sign-in."), Optional.empty());
    }
  }

  private static String remedy(String error, String setting) {
    return switch (error) {
      case "invalid_client" -> "The secret is wrong or has run out: make a new one under Certificates & secrets and set " + setting + ".secret.";
      case "unauthorized_client" -> "No such app is registered in that tenant: compare " + setting + "'s id with the registration, and its tenant.";
      case "invalid_scope", "invalid_resource" -> "The registration exposes no API of its own: set its Application ID URI to api://<its client id>.";
      default -> "Compare " + setting + " with the app registration in Entra.";
    };
  }

  /** A conversation that does not exist: who is not let in is told so first. */
  private Finding connector(String token) {
    String what = "Teams' connector";
    try {
      Answer answer = probe.get(tenant.serviceUrl() + "v3/conversations/19:none@thread.tacv2/members", Map.of("Authorization", "Bearer " + token));
      return answer.status() == 401
          ? Finding.bad(what, said(answer), "The bot's token is not accepted: is the app id that of the Azure Bot, and the bot's Teams channel switched on?")
          : Finding.good(what, "lets the bot in; asked for a conversation that does not exist it says " + said(answer));
    } catch (NoAnswer e) {
      return Finding.bad(what, e.getMessage(), "Is this machine allowed to reach " + tenant.connector() + "?");
    }
  }

  /** What the other side said of itself, shortened to a line; never what was sent. */
  static String said(Answer answer) {
    JsonNode body = answer.json();
    String words = List.of("/error_description", "/error/message", "/title", "/message", "/error").stream()
        .map(path -> body.at(path)).filter(JsonNode::isTextual).map(JsonNode::asText).findFirst().orElse("");
    String line = words.strip().split("\\R", 2)[0];
    return answer.status() + (line.isEmpty() ? "" : ": " + (line.length() > 110 ? line.substring(0, 109) + "…" : line));
  }
}
