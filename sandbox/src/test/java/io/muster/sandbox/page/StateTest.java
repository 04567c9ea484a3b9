package io.muster.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.contracts.identity.IdentityEvent;
import io.muster.contracts.identity.IdentityState;
import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.Change;
import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.incident.Evidence;
import io.muster.contracts.incident.Named;
import io.muster.contracts.incident.PersonId;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.TenantId;
import io.muster.contracts.ingest.IncidentEvent;
import io.muster.contracts.mapping.MappingState;
import io.muster.contracts.wire.Topics;
import io.muster.sandbox.journey.Await;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class StateTest {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final AccountId ACME = new AccountId("pagerduty", "acme");

  private final SmallWorld world = SmallWorld.get();
  private final PageClient page = world.client();
  private final TenantId tenant = new TenantId(world.microsoft.tenant());

  @Test
  void it_tells_who_and_what_there_is_as_the_vendors_have_it() {
    JsonNode state = state();
    assertThat(state.at("/tenant/id").asText()).isEqualTo(tenant.value());
    assertThat(state.at("/bot/name").asText()).isEqualTo("Muster");
    assertThat(person(state, world.kim).path("userPrincipalName").asText()).isEqualTo("kim@contoso.example");
    JsonNode channel = one(state.at("/teams/0/channels"), place -> place.path("id").asText().equals(world.channel));
    assertThat(channel.path("name").asText()).isEqualTo("Payments alerts");
    assertThat(channel.path("installed").asBoolean()).isTrue();
    assertThat(StreamSupport.stream(channel.path("members").spliterator(), false).map(JsonNode::asText)).containsExactlyInAnyOrder(world.kim, world.tobi);
    JsonNode pagerDuty = state.path("pagerduty");
    assertThat(pagerDuty.at("/services/0/htmlUrl").asText()).isEqualTo(world.pagerDuty.servicePage());
    assertThat(pagerDuty.path("users").findValuesAsText("email")).contains("kim@acme.example.com", "ola@acme.example.com");
    assertThat(pagerDuty.path("priorities").findValuesAsText("name")).containsExactly("P1", "P2");
    assertThat(pagerDuty.at("/onCall/0/user").asText()).isEqualTo("Kim Moreau");
    assertThat(pagerDuty.at("/onCall/0/level").asInt()).isEqualTo(1);
  }

  @Test
  void a_service_that_does_not_answer_is_not_ready() {
    JsonNode services = state().at("/muster/services");
    assertThat(one(services, service -> service.path("name").asText().equals("webhook-ingest")).path("ready").asBoolean()).isTrue();
    assertThat(one(services, service -> service.path("name").asText().equals("graph-actions")).path("ready").asBoolean()).isFalse();
  }

  @Test
  void a_chat_of_ones_own_is_there_once_muster_is_installed_in_it_and_no_longer_once_it_is_removed() {
    String ada = world.microsoft.person("Ada Installer", "ada@contoso.example");
    assertThat(after(state -> person(state, ada).has("id")).path("people").isArray()).isTrue();
    assertThat(person(state(), ada).path("personalChat").isNull()).isTrue();
    String chat = page.post("/api/teams/installations", Map.of("person", ada)).json().path("conversation").asText();
    after(state -> person(state, ada).path("personalChat").asText().equals(chat));
    page.post("/api/teams/removals", Map.of("person", ada));
    after(state -> person(state, ada).path("personalChat").isNull());
  }

  @Test
  void who_is_linked_is_told_with_the_name_in_pagerduty_until_the_link_is_forgotten() {
    String bea = world.microsoft.person("Bea Linker", "bea@contoso.example");
    link(bea, false);
    JsonNode linked = person(after(state -> person(state, bea).path("linked").asBoolean()), bea);
    assertThat(linked.path("linkedAs").asText()).isEqualTo("Kim Moreau");
    assertThat(linked.path("pagerDutyUserId").asText()).isEqualTo("PKIM");
    link(bea, true);
    assertThat(person(after(state -> !person(state, bea).path("linked").asBoolean()), bea).path("linkedAs").isNull()).isTrue();
  }

  @Test
  void a_connection_is_told_until_it_is_removed() {
    ConversationId conversation = new ConversationId(tenant, "19:elsewhere@thread.tacv2");
    map(conversation, false);
    JsonNode mapping = one(after(state -> mapped(state, conversation)).path("mappings"), one -> one.path("conversation").asText().equals(conversation.value()));
    assertThat(mapping.path("service").asText()).isEqualTo("Payments API");
    assertThat(mapping.path("why").asText()).isEqualTo("Connected to the service Payments API: its incidents are shown here.");
    assertThat(Instant.parse(mapping.path("since").asText())).as("when it was connected").isBetween(Instant.now().minusSeconds(60), Instant.now());
    map(conversation, true);
    after(state -> !mapped(state, conversation));
  }

  @Test
  void the_guide_says_where_to_click_and_a_step_is_done_once_it_is_so() {
    JsonNode guide = state().path("guide");
    assertThat(guide.findValuesAsText("id")).containsExactly("link", "connect", "trigger", "acknowledge", "resolve");
    assertThat(step(guide, "connect").path("text").asText()).contains("@Muster connect " + world.pagerDuty.servicePage());
    assertThat(step(guide, "resolve").path("done").asBoolean()).isFalse();
    Instant now = Instant.now();
    world.topics.message(
        Topics.INGEST_EVENTS, "webhook-ingest", Known.subject("QGUIDE").key(), now, new IncidentEvent.Resolved(Known.incident("QGUIDE", 2, Phase.RESOLVED, now), Known.occurrence(Change.RESOLVED, now)));
    world.topics.message(
        Topics.IDENTITY_EVENTS,
        "identity-linking",
        Known.subject("QGUIDE").key(),
        now,
        new IdentityEvent.ActionSucceeded("a", Known.subject("QGUIDE"), "resolve", new PersonId(tenant, world.kim), "Kim Moreau", Known.KIM, false, now));
    JsonNode after = after(state -> step(state.path("guide"), "resolve").path("done").asBoolean());
    assertThat(step(after.path("guide"), "resolve").path("title").asText()).isEqualTo("Resolve it from Teams");
  }

  private void link(String person, boolean removed) {
    IdentityState.PersonLink link =
        new IdentityState.PersonLink(new PersonId(tenant, person), ACME, Known.KIM, Evidence.OAUTH, true, new IdentityState.Rights(true, List.of()), removed);
    world.topics.message(Topics.IDENTITY_STATE, "identity-linking", "person/" + person, Instant.now(), link);
  }

  private void map(ConversationId conversation, boolean removed) {
    MappingState.Source source = new MappingState.Source(MappingState.Source.Kind.SERVICE, new Named("PSVC", "Payments API", Optional.empty()));
    world.topics.message(Topics.MAPPING_STATE, "channel-mapping", "mapping/m9", Instant.now(), new MappingState.Mapping("m9", conversation, ACME, source, 1, removed));
  }

  private JsonNode state() {
    return page.get("/api/state").json();
  }

  private JsonNode after(Predicate<JsonNode> wanted) {
    return Await.appears("change of the state", SOON, () -> Optional.of(state()).filter(wanted));
  }

  private static boolean mapped(JsonNode state, ConversationId conversation) {
    return state.path("mappings").findValuesAsText("conversation").contains(conversation.value());
  }

  private static JsonNode person(JsonNode state, String id) {
    return one(state.path("people"), person -> person.path("id").asText().equals(id));
  }

  private static JsonNode step(JsonNode guide, String id) {
    return one(guide, step -> step.path("id").asText().equals(id));
  }

  private static JsonNode one(JsonNode list, Predicate<JsonNode> wanted) {
    return StreamSupport.stream(list.spliterator(), false).filter(wanted).findFirst().orElse(com.fasterxml.jackson.databind.node.MissingNode.getInstance());
  }
}
