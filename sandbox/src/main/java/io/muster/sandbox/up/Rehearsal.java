package io.muster.sandbox.up;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.contracts.wire.Topics;
import io.muster.embedded.DatabaseSpec;
import io.muster.embedded.EmbeddedKafka;
import io.muster.embedded.EmbeddedPostgreSql;
import io.muster.embedded.TopicSpec;
import io.muster.embedded.tls.LocalCertificateAuthority;
import io.muster.embedded.tls.ServerCertificate;
import io.muster.sandbox.Folders;
import io.muster.sandbox.Web;
import io.muster.sandbox.page.PageServer;
import io.muster.sandbox.page.PageWorld;
import io.muster.sandbox.process.ServiceTokenIssuer;
import io.muster.sandbox.world.Microsoft;
import io.muster.sandbox.world.PagerDuty;
import io.muster.sandbox.world.Teams;
import io.muster.sandbox.trace.SpanReceiver;
import io.muster.sandbox.trace.SpanStore;
import io.muster.standins.StandIns;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Goes once through what the supervisor, the stand-ins, Kafka and PostgreSQL do at a start, all in this JVM and in a folder of its own, so that one AOT cache
 * serves the three processes.
 */
final class Rehearsal {
  private Rehearsal() {}

  /** The only argument is a folder for it. */
  public static void main(String... arguments) throws IOException {
    Path folder = Path.of(arguments[0]).resolve("rehearsal").toAbsolutePath();
    Folders.empty(folder);
    LocalCertificateAuthority authority = LocalCertificateAuthority.in(folder.resolve("ca"), Clock.systemUTC());
    ServerCertificate certificate = authority.serverCertificate("localhost");
    EmbeddedPostgreSql postgreSql = EmbeddedPostgreSql.start(folder.resolve("postgresql"), OptionalInt.empty());
    // A rehearsal that is broken off must not leave a server behind.
    Runtime.getRuntime().addShutdownHook(new Thread(postgreSql::stop, "stop-postgresql"));
    postgreSql.address().administration().provision(List.of(new DatabaseSpec("rehearsal", "rehearsal", "rehearsal")));
    EmbeddedKafka kafka = EmbeddedKafka.start(folder.resolve("kafka"), OptionalInt.empty());
    kafka.createTopics(Topics.all().stream().map(topic -> new TopicSpec(topic.name(), topic.partitions(), topic.compacted(), Optional.empty())).toList());
    try (StandIns standIns = StandIns.start(settings(certificate, folder)); ServiceTokenIssuer tokens = new ServiceTokenIssuer()) {
      tokens.writeTokens("webhook-ingest", List.of("channel-mapping"), folder.resolve("tokens"));
      live(new Web(authority.certificate()), standIns, kafka.bootstrapServers());
    }
    kafka.stop();
    postgreSql.stop();
    Folders.empty(folder);
    System.exit(0);
  }

  private static void live(Web web, StandIns standIns, String kafka) throws IOException {
    var addresses = new ObjectMapper().readTree(standIns.addresses().encode());
    Microsoft microsoft = new Microsoft(web, addresses, "Rehearsal");
    microsoft.registerMuster();
    microsoft.operatorToken();
    Teams teams = new Teams(web, addresses);
    teams.registerBot(microsoft.bot().clientId(), "https://localhost:1/api/messages");
    String kim = microsoft.person("Kim Moreau", "kim@rehearsal.example");
    teams.channel(teams.team(microsoft.tenant(), "Payments", List.of(kim)), "Payments alerts");
    PagerDuty pagerDuty = new PagerDuty(web, addresses, "acme");
    pagerDuty.openAccount();
    pagerDuty.trigger("Rehearsal");
    var world =
        new PageWorld(
            web,
            kafka,
            Map.of(),
            microsoft::operatorToken,
            new PageWorld.MicrosoftSide(microsoft.tenant(), microsoft.name(), microsoft.bot().clientId(), "Muster", teams.origin() + "/_standin"),
            new PageWorld.PagerDutySide(pagerDuty.subdomain(), pagerDuty.api() + "/_standin"),
            new SpanStore());
    try (PageServer page = new PageServer(world); SpanReceiver receiver = new SpanReceiver(world.spans())) {
      web.answers(page.start(0).resolve("/api/state").toString());
      sendASpan(web, receiver);
    }
  }

  private static void sendASpan(Web web, SpanReceiver receiver) throws IOException {
    var request = ExportTraceServiceRequest.newBuilder();
    request.addResourceSpansBuilder().addScopeSpansBuilder().addSpansBuilder().setName("rehearsal");
    var post = HttpRequest.newBuilder(URI.create(receiver.address() + "/v1/traces")).POST(HttpRequest.BodyPublishers.ofByteArray(request.build().toByteArray())).build();
    try {
      web.client().send(post, HttpResponse.BodyHandlers.discarding());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static JsonObject settings(ServerCertificate certificate, Path folder) {
    return new JsonObject()
        .put("tls", new JsonObject().put("certificate", certificate.certificate().toString()).put("key", certificate.key().toString()).put("authority", certificate.authority().toString()))
        .put("stateFolder", folder.resolve("stand-ins").toString());
  }
}
