package io.muster.sandbox.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.muster.contracts.wire.Topics;
import io.muster.embedded.EmbeddedKafka;
import io.muster.embedded.TopicSpec;
import io.muster.embedded.tls.LocalCertificateAuthority;
import io.muster.embedded.tls.ServerCertificate;
import io.muster.sandbox.Web;
import io.muster.sandbox.world.Microsoft;
import io.muster.sandbox.world.PagerDuty;
import io.muster.sandbox.world.Teams;
import io.muster.standins.StandIns;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executors;

/**
 * The vendors' clouds and Kafka, real and over HTTP; in the place of Muster's services one small server that answers what their operator APIs answer, and
 * the bot's endpoint. One for all tests of the page.
 */
final class SmallWorld {
  /** Its handlers need the class itself: they would wait for ever for a world made while the class is made. */
  private static final class Only {
    static final SmallWorld WORLD = new SmallWorld();
  }

  final Microsoft microsoft;
  final Teams teams;
  final PagerDuty pagerDuty;
  final String kim;
  final String tobi;
  final String team;
  final String channel;
  final Web web;
  final TopicPen topics;
  final URI page;
  private final HttpServer services;
  private final JsonNode addresses;

  private SmallWorld() {
    try {
      Path folder = Files.createTempDirectory("muster-page");
      ServerCertificate certificate = LocalCertificateAuthority.in(folder.resolve("ca"), Clock.systemUTC()).serverCertificate("localhost");
      web = new Web(certificate.authority());
      EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"), OptionalInt.empty());
      kafka.createTopics(Topics.all().stream().map(topic -> new TopicSpec(topic.name(), topic.partitions(), topic.compacted(), Optional.empty())).toList());
      topics = new TopicPen(kafka.bootstrapServers());
      StandIns standIns = StandIns.start(config(certificate));
      addresses = new ObjectMapper().readTree(standIns.addresses().encode());
      services = services();
      microsoft = new Microsoft(web, addresses, "Contoso");
      microsoft.registerMuster();
      teams = new Teams(web, addresses);
      teams.registerBot(microsoft.bot().clientId(), servicesAddress() + "/api/messages");
      pagerDuty = new PagerDuty(web, addresses, "acme");
      pagerDuty.openAccount();
      kim = microsoft.person("Kim Moreau", "kim@contoso.example");
      tobi = microsoft.person("Tobi Okafor", "tobi@contoso.example");
      team = teams.team(microsoft.tenant(), "Payments", List.of(kim, tobi));
      channel = teams.channel(team, "Payments alerts");
      teams.install(kim, channel);
      PageServer server = new PageServer(world(kafka));
      page = server.start(0);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, standIns, kafka)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static SmallWorld get() {
    return Only.WORLD;
  }

  PageClient client() {
    return new PageClient(page);
  }

  /** The bot posts a card, as bot-gateway does; the answer is the card's activity id. */
  String postCard(JsonNode card) {
    Map<String, ?> attachment = Map.of("contentType", "application/vnd.microsoft.card.adaptive", "content", card);
    return said(teams.serviceUrl() + "v3/conversations/" + channel + "/activities", Map.of("type", "message", "attachments", List.of(attachment)));
  }

  /** The bot writes beneath a card. */
  String reply(String card, String text) {
    return said(teams.serviceUrl() + "v3/conversations/" + channel + ";messageid=" + card + "/activities/" + card, Map.of("type", "message", "text", text));
  }

  /** The bot tries to change a card; the answer is Teams' own, whatever it is. */
  Web.Answer update(String card) {
    String url = teams.serviceUrl() + "v3/conversations/" + channel + "/activities/" + card;
    return web.send("PUT", url, Map.of("type", "message", "id", card, "text", "changed"), Map.of("Authorization", "Bearer " + botToken()));
  }

  /** From where Teams is told to misbehave. */
  String microsoftControl() {
    return addresses.at("/teams/control").asText();
  }

  /** What the bot's calls of Teams are signed with. */
  String botToken() {
    Map<String, String> form =
        Map.of(
            "grant_type", "client_credentials",
            "client_id", microsoft.bot().clientId(),
            "client_secret", microsoft.bot().secret(),
            "scope", "https://api.botframework.com/.default");
    return web.form(microsoft.login() + "/" + microsoft.tenant() + "/oauth2/v2.0/token", form).expected("the bot's token").json().path("access_token").asText();
  }

  private String said(String url, Map<String, ?> activity) {
    return web.send("POST", url, activity, Map.of("Authorization", "Bearer " + botToken())).expected("the bot's message").json().path("id").asText();
  }

  private PageWorld world(EmbeddedKafka kafka) {
    Map<String, String> addressOf = new LinkedHashMap<>();
    addressOf.put("webhook-ingest", servicesAddress());
    addressOf.put("channel-mapping", servicesAddress());
    addressOf.put("graph-actions", "http://127.0.0.1:9");
    return new PageWorld(
        web,
        kafka.bootstrapServers(),
        addressOf,
        microsoft::operatorToken,
        new PageWorld.MicrosoftSide(microsoft.tenant(), "Contoso", microsoft.bot().clientId(), "Muster", addresses.at("/teams/control").asText()),
        new PageWorld.PagerDutySide("acme", addresses.at("/pagerduty/control").asText(), addresses.at("/pagerduty/address").asText()));
  }

  private static JsonObject config(ServerCertificate certificate) {
    return new JsonObject()
        .put(
            "tls",
            new JsonObject()
                .put("certificate", certificate.certificate().toString())
                .put("key", certificate.key().toString())
                .put("authority", certificate.authority().toString()))
        .put("pagerdutyFirstRetryMillis", 60_000);
  }

  private String servicesAddress() {
    return "http://127.0.0.1:" + services.getAddress().getPort();
  }

  /** Ready; the reasons of routing only for who has a token; the bot answers a press with a text. */
  private static HttpServer services() throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          String path = exchange.getRequestURI().getPath();
          boolean allowed = !path.startsWith("/api/why") || String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")).startsWith("Bearer ey");
          byte[] body =
              (switch (path) {
                    case "/api/why" -> "{\"summary\":\"\",\"decisions\":[{\"reason\":\"passes\",\"text\":\"It passes the mapping, so a card was started.\"}]}";
                    case "/api/messages" -> "{\"statusCode\":200,\"type\":\"application/vnd.microsoft.activity.message\",\"value\":\"Link your account first.\"}";
                    default -> "{}";
                  })
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(allowed ? 200 : 401, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    return server;
  }

  private static void stop(PageServer page, StandIns standIns, EmbeddedKafka kafka) {
    page.close();
    standIns.close();
    kafka.close();
  }
}
