package io.muster.ingest.sender;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.muster.ingest.source.Authenticity;
import io.muster.kit.http.HttpAnswer;
import io.muster.kit.http.OutboundHttp;
import io.quarkus.vertx.http.HttpServer;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;

/** Posts test deliveries to this service's own webhooks, over HTTP as a tool does. */
@ApplicationScoped
class TestDeliveryClient {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final OutboundHttp http;
  private final SenderConfig config;
  private final HttpServer server;

  TestDeliveryClient(OutboundHttp http, SenderConfig config, HttpServer server) {
    this.http = http;
    this.config = config;
    this.server = server;
  }

  /** What intake answered; the delivery's id when it was accepted. */
  record Answer(int status, Optional<String> deliveryId) {}

  Answer post(SealedSender sender, Authenticity.Sample sample) {
    var address = config.testUrl().orElseGet(() -> URI.create("http://127.0.0.1:" + server.getPort())).resolve("/webhooks/" + sender.account().tool() + "/" + sender.senderId());
    HttpRequest.Builder request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(3)).POST(HttpRequest.BodyPublishers.ofByteArray(sample.body()));
    sample.headers().forEach(request::header);
    HttpAnswer answer = http.send("own-webhooks", request.build());
    return new Answer(answer.status(), answer.status() == 202 ? deliveryId(answer.text()) : Optional.empty());
  }

  private static Optional<String> deliveryId(String json) {
    try {
      return Optional.ofNullable(JSON.readTree(json).path("deliveryId").textValue());
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
