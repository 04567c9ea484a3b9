package io.muster.sandbox.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.sandbox.Web;
import io.muster.sandbox.world.Microsoft;
import java.util.List;
import java.util.Map;

/** Calls Teams as the bot does, with the bot's own token. */
final class BotDouble {
  private final Web web;
  private final Microsoft microsoft;
  private final String serviceUrl;

  BotDouble(Web web, Microsoft microsoft, String serviceUrl) {
    this.web = web;
    this.microsoft = microsoft;
    this.serviceUrl = serviceUrl;
  }

  /** Posts a card; the answer is its activity id. */
  String post(String conversation, JsonNode card) {
    Map<String, ?> attachment = Map.of("contentType", "application/vnd.microsoft.card.adaptive", "content", card);
    return said("POST", conversation + "/activities", Map.of("type", "message", "attachments", List.of(attachment))).expected("the card").json().path("id").asText();
  }

  /** Writes beneath a card. */
  void reply(String conversation, String card, String text) {
    said("POST", conversation + ";messageid=" + card + "/activities/" + card, Map.of("type", "message", "text", text)).expected("the reply");
  }

  /** Tries to change a card; the answer is Teams' own, whatever it is. */
  Web.Answer update(String conversation, String card) {
    return said("PUT", conversation + "/activities/" + card, Map.of("type", "message", "id", card, "text", "changed"));
  }

  private Web.Answer said(String method, String path, Map<String, ?> activity) {
    return web.send(method, serviceUrl + "v3/conversations/" + path, activity, Map.of("Authorization", "Bearer " + token()));
  }

  private String token() {
    Map<String, String> form =
        Map.of(
            "grant_type", "client_credentials",
            "client_id", microsoft.bot().clientId(),
            "client_secret", microsoft.bot().secret(),
            "scope", "https://api.botframework.com/.default");
    return web.form(microsoft.login() + "/" + microsoft.tenant() + "/oauth2/v2.0/token", form).expected("the bot's token").json().path("access_token").asText();
  }
}
