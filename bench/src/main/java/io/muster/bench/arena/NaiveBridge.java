package io.muster.bench.arena;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.client.WebClient;

/**
 * What one writes in an afternoon: each webhook becomes one message at once; no proof, no store, no order, three attempts. It stands for the many bridges that
 * work so.
 */
public final class NaiveBridge {
  private static final int ATTEMPTS = 3;

  private NaiveBridge() {}

  /** Port, and the address of the sink up to the conversation; the conversation is the last three digits of the service. */
  public static void main(String... arguments) {
    Vertx vertx = Vertx.vertx();
    WebClient client = WebClient.create(vertx);
    vertx
        .createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(Integer.parseInt(arguments[0])))
        .requestHandler(
            request ->
                request
                    .body()
                    .onSuccess(
                        body -> {
                          request.response().setStatusCode(request.path().equals("/ready") ? 200 : 202).end();
                          if (!request.path().equals("/ready")) {
                            JsonObject incident = body.toJsonObject().getJsonObject("event").getJsonObject("data");
                            send(vertx, client, arguments[1] + incident.getJsonObject("service").getString("id") + "/activities", message(incident), 1);
                          }
                        }))
        .listen();
  }

  private static Buffer message(JsonObject incident) {
    JsonObject text = new JsonObject().put("type", "TextBlock").put("text", incident.getString("title") + ": " + incident.getString("status"));
    JsonObject card = new JsonObject().put("type", "AdaptiveCard").put("version", "1.4").put("body", new JsonArray().add(text));
    JsonObject attachment = new JsonObject().put("contentType", "application/vnd.microsoft.card.adaptive").put("content", card);
    return new JsonObject().put("type", "message").put("attachments", new JsonArray().add(attachment)).toBuffer();
  }

  private static void send(Vertx vertx, WebClient client, String url, Buffer message, int attempt) {
    client
        .postAbs(url)
        .putHeader("Content-Type", "application/json")
        .sendBuffer(message)
        .onComplete(
            answer -> {
              boolean taken = answer.succeeded() && answer.result().statusCode() / 100 == 2;
              if (!taken && attempt < ATTEMPTS) {
                vertx.setTimer(1_000, timer -> send(vertx, client, url, message, attempt + 1));
              }
            });
  }
}
