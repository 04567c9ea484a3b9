package io.muster.mapping;

import static io.restassured.RestAssured.given;

import io.muster.contracts.identity.IdentityState.CatalogueService;
import io.muster.contracts.identity.IdentityState.PersonLink;
import io.muster.contracts.identity.IdentityState.Rights;
import io.muster.contracts.identity.IdentityState.Tool;
import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.Actor;
import io.muster.contracts.incident.Change;
import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.incident.Evidence;
import io.muster.contracts.incident.Incident;
import io.muster.contracts.incident.Named;
import io.muster.contracts.incident.Occurrence;
import io.muster.contracts.incident.PersonId;
import io.muster.contracts.incident.TenantId;
import io.muster.contracts.ingest.IncidentEvent;
import io.muster.contracts.mapping.MappingCommand;
import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.Message;
import io.muster.contracts.wire.Principal;
import io.muster.contracts.wire.Topics;
import io.muster.testkit.topics.Scenario;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What service tests start from: a tenant, an account, people, mappings; and the events of the other services. */
public final class Given {
  public static final TenantId TENANT = new TenantId("contoso");
  public static final PersonId ANN = new PersonId(TENANT, "ann");
  public static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");

  private Given() {}

  /** A new conversation for each test, so that tests do not meet. */
  public static ConversationId aChannel() {
    return new ConversationId(TENANT, "19:" + UUID.randomUUID() + "@thread.tacv2");
  }

  /** A new account for each test. */
  public static AccountId anAccount() {
    return new AccountId("acme", UUID.randomUUID().toString());
  }

  public static void connected(AccountId account) {
    given().put("/api/connections/{tenant}/{tool}/{account}", TENANT.value(), account.tool(), account.name()).then().statusCode(200);
  }

  /** Makes a mapping over HTTP; its id. */
  public static String mapped(ConversationId conversation, AccountId account, String service, boolean showOpen) {
    return given()
        .contentType("application/json")
        .body(
            Map.of(
                "tenant", conversation.tenant().value(),
                "conversation", conversation.value(),
                "tool", account.tool(),
                "account", account.name(),
                "service", service,
                "showOpen", showOpen))
        .post("/api/mappings")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  public static String mapped(ConversationId conversation, AccountId account, String service) {
    return mapped(conversation, account, service, false);
  }

  /** What webhook-ingest says when an incident changed. */
  public static Envelope<IncidentEvent> event(Incident incident, Change change) {
    var occurrence = new Occurrence(Set.of(change), Optional.empty(), NOW, false, UUID.randomUUID().toString());
    return envelope(
        "webhook-ingest", incident.id().key(), Optional.empty(), Optional.of(incident.id().account().key()), new IncidentEvent.Updated(incident, occurrence));
  }

  /** What bot-gateway asks on behalf of a person. */
  public static Envelope<MappingCommand> command(PersonId person, MappingCommand command) {
    return new Envelope<>(
        UUID.randomUUID().toString(),
        "bot-gateway",
        person.key(),
        NOW,
        Optional.of(person.tenant().value()),
        Optional.empty(),
        Optional.empty(),
        new Principal(Principal.Kind.PERSON, person.key(), Optional.of("Ann")),
        command);
  }

  /** Tells this service what identity-linking knows: the tool's pages, one service of a team, and Ann with these rights. */
  public static void known(Scenario scenario, AccountId account, String service, Rights rights) {
    state(scenario, "tool/acme", new Tool("acme", "Acme", List.of("https://{account}.acme.example/services/{service}"), List.of()));
    var team = new Named("core", "Core", Optional.empty());
    state(scenario, "service/" + account.key() + "/" + service, new CatalogueService(account, new Named(service, "Payments", Optional.empty()), List.of(team), false));
    state(scenario, "person/" + ANN.key() + "/" + account.key(), new PersonLink(ANN, account, Actor.person("U1", "Ann"), Evidence.OAUTH, true, rights, false));
  }

  private static void state(Scenario scenario, String key, Message state) {
    scenario.writer().write(Topics.IDENTITY_STATE, envelope("identity-linking", key, Optional.empty(), Optional.empty(), state));
  }

  private static <T extends Message> Envelope<T> envelope(String source, String key, Optional<String> tenant, Optional<String> account, T message) {
    return new Envelope<>(UUID.randomUUID().toString(), source, key, NOW, tenant, account, Optional.empty(), Principal.system(source), message);
  }

}
