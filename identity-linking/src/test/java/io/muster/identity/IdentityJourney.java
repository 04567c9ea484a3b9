package io.muster.identity;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import com.google.crypto.tink.HybridDecrypt;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import io.muster.contracts.identity.IdentityCommand;
import io.muster.contracts.identity.IdentityCommand.OfferLink;
import io.muster.contracts.identity.IdentityCommand.PerformAction;
import io.muster.contracts.identity.IdentityEvent.LinkOffered;
import io.muster.contracts.identity.IdentityEvent.PersonLinked;
import io.muster.contracts.identity.IdentityState;
import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.incident.PersonId;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.SubjectId;
import io.muster.contracts.incident.TenantId;
import io.muster.contracts.mapping.MappingState.Connection;
import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.Message;
import io.muster.contracts.wire.Principal;
import io.muster.contracts.wire.SealedText;
import io.muster.contracts.wire.Topics;
import io.muster.testkit.infrastructure.TestServers;
import io.muster.testkit.topics.TopicRecorder;
import io.muster.testkit.topics.TopicWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;

/** The steps that the tests of this service share: seeding by the API and the topics, and reading what bot-gateway would read. */
final class IdentityJourney {
  static final AccountId PAGERDUTY = new AccountId("pagerduty", Clouds.SUBDOMAIN);
  static final AccountId ACME = new AccountId("acme", "canyon");

  // Opened once for all tests: each has a tenant of its own and looks for what concerns that.
  private static final TopicWriter WRITER = TopicWriter.to(TestServers.shared().kafka());
  private static final TopicRecorder EVENTS = TopicRecorder.fromNow(TestServers.shared().kafka(), Topics.IDENTITY_EVENTS);
  private static final TopicRecorder STATES = TopicRecorder.fromNow(TestServers.shared().kafka(), Topics.IDENTITY_STATE);
  private static final TopicRecorder OBSERVATIONS = TopicRecorder.fromNow(TestServers.shared().kafka(), Topics.INGEST_COMMANDS);

  final TopicWriter writer = WRITER;
  final TopicRecorder events = EVENTS;
  final TopicRecorder states = STATES;
  final TopicRecorder observations = OBSERVATIONS;
  final TenantId tenant = new TenantId("tenant-" + UUID.randomUUID());
  private final Clouds clouds;

  IdentityJourney(Clouds clouds) {
    this.clouds = clouds;
  }

  /** Registers the PagerDuty account as an administrator would. */
  void register(String secret) {
    register(PAGERDUTY, "eu", clouds.app().clientId(), secret);
  }

  void register(AccountId account, String region, String clientId, String secret) {
    given()
        .contentType("application/json")
        .body(Map.of("title", "Globex Operations", "region", region, "clientId", clientId, "clientSecret", secret))
        .put("/api/accounts/" + account.key())
        .then()
        .statusCode(200);
  }

  /** The account is registered, readable and connected to this journey's tenant. */
  void readyAccount() {
    register(clouds.app().clientSecret());
    connect(PAGERDUTY);
  }

  /** Returns once the connection has arrived: before, no link is offered. */
  void connect(AccountId account) {
    Connection connection = new Connection(tenant, account, true, Instant.now());
    write(Topics.MAPPING_STATE, "connection/" + tenant.value() + "/" + account.key(), connection);
    String arrived = "select count(*) from connection where active and tenant = '%s' and account_key = '%s'".formatted(tenant.value(), account.key());
    await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(20)).until(() -> TestDatabase.count(arrived) == 1);
  }

  PersonId person(String objectId) {
    return new PersonId(tenant, objectId);
  }

  SubjectId incident(String nativeId) {
    return SubjectId.incident(PAGERDUTY, nativeId);
  }

  /** The private link of a person, as bot-gateway would show it. Asks until the tenant's connection has arrived. */
  URI offered(PersonId person, String name, Optional<AccountId> account) {
    OfferLink wish = new OfferLink(UUID.randomUUID().toString(), person, name, account);
    command(person.key(), wish);
    LinkOffered offered = events.await(LinkOffered.class, event -> event.requestId().equals(wish.requestId())).payload();
    return opened(offered.url(), "link-offered/" + wish.requestId());
  }

  /** Links a person with a PagerDuty user, all the way. */
  PersonsBrowser.Page link(PersonId person, String name, String userId) {
    PersonsBrowser.Page end = new PersonsBrowser().link(offered(person, name, Optional.of(PAGERDUTY)), userId);
    events.await(PersonLinked.class, event -> event.person().equals(person));
    states.await(IdentityState.PersonLink.class, state -> state.person().equals(person));
    return end;
  }

  String press(PersonId person, String verb, SubjectId subject, Phase seen, Map<String, String> inputs) {
    PerformAction press =
        new PerformAction(
            UUID.randomUUID().toString(), person, "Grace in Teams", subject, verb, verb, inputs, 1, seen, new ConversationId(tenant, "19:x@thread.tacv2"));
    command(subject.key(), press);
    return press.actionId();
  }

  void command(String key, IdentityCommand command) {
    write(Topics.IDENTITY_COMMANDS, key, command);
  }

  void write(String topic, String key, Message payload) {
    writer.write(
        topic,
        new Envelope<>(
            UUID.randomUUID().toString(), "bot-gateway", key, Instant.now(), Optional.of(tenant.value()), Optional.empty(), Optional.empty(), Principal.system("test"), payload));
  }

  /** Opens what is sealed to bot-gateway with bot-gateway's key. */
  static URI opened(SealedText sealed, String context) {
    return URI.create(opened(sealed, context, "muster.test.bot-keyset-file"));
  }

  /** Opens what is sealed to another service with the key that this setting names. */
  static String opened(SealedText sealed, String context, String keyset) {
    try {
      String file = ConfigProvider.getConfig().getValue(keyset, String.class);
      HybridDecrypt key =
          TinkJsonProtoKeysetFormat.parseKeyset(Files.readString(Path.of(file)), InsecureSecretKeyAccess.get())
              .getPrimitive(RegistryConfiguration.get(), HybridDecrypt.class);
      byte[] text = key.decrypt(Base64.getDecoder().decode(sealed.ciphertext()), context.getBytes(StandardCharsets.UTF_8));
      return new String(text, StandardCharsets.UTF_8);
    } catch (java.security.GeneralSecurityException | java.io.IOException e) {
      throw new AssertionError("what is sealed could not be opened", e);
    }
  }

  /** Fails if anything else was told of this journey's tenant, or still is within this time. */
  void nothingElseWasTold(Duration within) {
    await()
        .during(within)
        .atMost(within.plusSeconds(2))
        .until(() -> events.unexplained().stream().noneMatch(event -> tenant.value().equals(event.wire().headers().get("ce_tenant"))));
  }
}
