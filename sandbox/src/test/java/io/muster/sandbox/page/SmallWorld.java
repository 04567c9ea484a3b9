package io.muster.sandbox.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.contracts.wire.Topics;
import io.muster.embedded.EmbeddedKafka;
import io.muster.embedded.TopicSpec;
import io.muster.embedded.tls.LocalCertificateAuthority;
import io.muster.embedded.tls.ServerCertificate;
import io.muster.sandbox.Web;
import io.muster.sandbox.world.Microsoft;
import io.muster.sandbox.world.PagerDuty;
import io.muster.sandbox.world.Teams;
import io.muster.sandbox.trace.SpanStore;
import io.muster.standins.StandIns;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

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
  final BotDouble bot;
  final SpanStore spans = new SpanStore();
  final URI page;
  private final ServicesDouble services;
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
      services = new ServicesDouble();
      microsoft = new Microsoft(web, addresses, "Contoso");
      microsoft.registerMuster();
      teams = new Teams(web, addresses);
      bot = new BotDouble(web, microsoft, teams.serviceUrl());
      teams.registerBot(microsoft.bot().clientId(), services.address() + "/api/messages");
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

  /** From where Teams is told to misbehave. */
  String teamsControl() {
    return addresses.at("/teams/control").asText();
  }

  private PageWorld world(EmbeddedKafka kafka) {
    Map<String, String> addressOf = new LinkedHashMap<>();
    addressOf.put("webhook-ingest", services.address());
    addressOf.put("channel-mapping", services.address());
    addressOf.put("bot-gateway", services.address());
    addressOf.put("graph-actions", "http://127.0.0.1:9");
    return new PageWorld(
        web,
        kafka.bootstrapServers(),
        addressOf,
        microsoft::operatorToken,
        new PageWorld.MicrosoftSide(microsoft.tenant(), "Contoso", microsoft.bot().clientId(), "Muster", addresses.at("/teams/control").asText()),
        new PageWorld.PagerDutySide("acme", addresses.at("/pagerduty/control").asText()),
        spans);
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

  private static void stop(PageServer page, StandIns standIns, EmbeddedKafka kafka) {
    page.close();
    standIns.close();
    kafka.close();
  }
}
