package io.muster.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.contracts.bot.BotEvent;
import io.muster.contracts.identity.IdentityCommand;
import io.muster.contracts.identity.IdentityEvent;
import io.muster.contracts.identity.IdentityState;
import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.Change;
import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.incident.Evidence;
import io.muster.contracts.incident.Incident;
import io.muster.contracts.incident.Named;
import io.muster.contracts.incident.PersonId;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.TenantId;
import io.muster.contracts.ingest.IncidentEvent;
import io.muster.contracts.mapping.MappingEvent;
import io.muster.contracts.mapping.MappingState;
import io.muster.contracts.wire.Message;
import io.muster.contracts.wire.SealedText;
import io.muster.contracts.wire.Topics;
import io.muster.sandbox.journey.Await;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each test has a person of its own in a channel of its own: the guide is about them alone. */
class GuideTest {
  private static final Duration SOON = Duration.ofSeconds(10);
  private static final AccountId ACME = new AccountId("pagerduty", "acme");

  private final SmallWorld world = SmallWorld.get();
  private final PageClient page = world.client();
  private final TenantId tenant = new TenantId(world.microsoft.tenant());
  private final String tag = UUID.randomUUID().toString().substring(0, 8);
  private final String signIn = "guided-" + tag + "@contoso.example";
  private String objectId;
  private PersonId person;
  private ConversationId channel;

  @BeforeEach
  void somebody_comes() {
    objectId = world.microsoft.person("Gil Guided", signIn);
    person = new PersonId(tenant, objectId);
    String team = world.teams.team(tenant.value(), "Team " + tag, List.of(objectId));
    channel = new ConversationId(tenant, world.teams.channel(team, "Alerts " + tag));
    Await.appears("person", SOON, () -> Optional.of(guide()).filter(guide -> text(guide, "link").startsWith("Open the chat with Muster")));
  }

  @Test
  void linking_follows_each_small_act_and_says_why_it_is_undone() {
    assertThat(text(guide(), "link")).isEqualTo("Open the chat with Muster and press Install Muster: it can only tell you a private link there.");
    world.teams.installPersonally(objectId);
    says("link", "In the chat with Muster, write linkUser. A private link comes back. Others can link too: choose them at the top of Teams.");
    identity(Topics.IDENTITY_COMMANDS, "bot-gateway", new IdentityCommand.OfferLink("r", person, "Gil", Optional.empty()));
    says("link", "Muster is making your private link; its card comes up in the chat with Muster.");
    identity(Topics.IDENTITY_EVENTS, "identity-linking", new IdentityEvent.LinkOffered("r", person, ACME, new SealedText("bot", "sealed"), Instant.now().minusSeconds(1)));
    says("link", "Your private link is over: it holds for some minutes only. In the chat with Muster, write linkUser. A new one comes back.");
    identity(Topics.IDENTITY_EVENTS, "identity-linking", new IdentityEvent.LinkOffered("r", person, ACME, new SealedText("bot", "sealed"), Instant.now().plusSeconds(600)));
    says("link", "Open the card that Muster sent you in its chat, press Link your PagerDuty account, and allow Muster in PagerDuty.");
    link(false);
    says("link", "Linked: what you do from Teams is done in PagerDuty as Kim Moreau. Others can link too: choose them at the top of Teams.");
    assertThat(step(guide(), "link").path("done").asBoolean()).isTrue();
    link(true);
    says("link", "Your link was removed. In the chat with Muster, write linkUser.");
    assertThat(step(guide(), "link").path("done").asBoolean()).isFalse();
  }

  @Test
  void connecting_follows_and_the_trigger_step_says_that_nothing_is_connected() {
    assertThat(text(guide(), "connect")).isEqualTo("Open General and press Install Muster: it is in none of your channels yet.");
    world.teams.install(objectId, channel.value());
    says("connect", "Link your account first, for only somebody who may manage a service can connect it. Then, in Alerts " + tag + ", write @Muster connect " + world.pagerDuty.servicePage());
    assertThat(text(guide(), "trigger")).isEqualTo("Connect a service first: otherwise no card can come.");
    link(false);
    says("connect", "In Alerts " + tag + ", write @Muster connect " + world.pagerDuty.servicePage());
    say(
        Topics.MAPPING_EVENTS,
        "channel-mapping",
        "q",
        new MappingEvent.ConnectingRefused("q", channel, person, MappingEvent.Refusal.SERVICE_NOT_FOUND, "address", Optional.empty(), Optional.empty()));
    says("connect", "PagerDuty has no service at that address. In Alerts " + tag + ", write @Muster connect " + world.pagerDuty.servicePage());
    map(false);
    says("connect", "Payments API is shown in Alerts " + tag + ". New incidents get a card there; those open before come with their next change while they are open, or at once with Show them on Muster's answer.");
    assertThat(step(guide(), "connect").path("done").asBoolean()).isTrue();
    map(true);
    says("connect", "Payments API was disconnected from Alerts " + tag + ". ");
    assertThat(text(guide(), "trigger")).isEqualTo("Connect a service first: otherwise no card can come.");
  }

  @Test
  void an_incident_is_followed_from_its_card_to_the_press_of_this_person() {
    link(false);
    map(false);
    says("acknowledge", "No card is here yet: trigger an incident first.");
    String id = "QG" + tag;
    Instant at = Instant.now().plusSeconds(5);
    incident(id, 1, Phase.TRIGGERED, at, Change.TRIGGERED);
    says("trigger", "The card of “Checkout is slow” is on its way to Alerts " + tag);
    say(Topics.BOT_EVENTS, "bot-gateway", Known.subject(id).key(), new BotEvent.CardPosted(channel, Known.subject(id), 1, "m", at));
    says("trigger", "The card of “Checkout is slow” is in Alerts " + tag + ".");
    says("acknowledge", "On the card of “Checkout is slow” in Alerts " + tag + ", press Acknowledge.");
    identity(
        Topics.IDENTITY_EVENTS,
        "identity-linking",
        new IdentityEvent.ActionRefused(
            "a", Known.subject(id), "acknowledge", person, IdentityEvent.ActionRefusal.NOT_ALLOWED, "You may only look", IdentityEvent.Remedy.NONE, Instant.now()));
    says("acknowledge", "Not done: You may only look. On the card of");
    identity(Topics.IDENTITY_EVENTS, "identity-linking", new IdentityEvent.ActionSucceeded("a", Known.subject(id), "acknowledge", person, "Gil", Known.KIM, false, Instant.now()));
    says("acknowledge", "“Checkout is slow” was acknowledged from Teams; PagerDuty says that Kim Moreau did it.");
    incident(id, 2, Phase.RESOLVED, at, Change.RESOLVED);
    says("resolve", "“Checkout is slow” is over already. Trigger another one and press Resolve on its card.");
    assertThat(step(guide(), "resolve").path("done").asBoolean()).as("somebody else resolved it").isFalse();
    assertThat(step(guide(), "acknowledge").path("done").asBoolean()).isTrue();
  }

  @Test
  void an_incident_that_came_before_its_service_was_connected_is_to_be_shown_rather_than_another_one_triggered() {
    link(false);
    incident("QW" + tag, 1, Phase.TRIGGERED, Instant.now().plusSeconds(30), Change.TRIGGERED);
    world.topics.message(Topics.MAPPING_STATE, "channel-mapping", "mapping/" + tag, Instant.now().plusSeconds(40), mapping(false));
    says("trigger", "“Checkout is slow” came before Payments API was connected. In Alerts " + tag + ", press Show them on Muster's answer: its card comes up at once. Or trigger another one");
    assertThat(step(guide(), "trigger").path("done").asBoolean()).isFalse();
    incident("QV" + tag, 1, Phase.TRIGGERED, Instant.now().plusSeconds(50), Change.TRIGGERED);
    says("trigger", "The card of “Checkout is slow” is on its way to Alerts " + tag);
  }

  @Test
  void somebody_who_is_not_there_is_nobody_and_the_guide_proposes_somebody() {
    JsonNode guide = page.get("/api/state?as=nobody").json().path("guide");
    assertThat(text(guide, "link")).startsWith("As ");
  }

  private void incident(String id, long revision, Phase phase, Instant at, Change change) {
    Incident incident = Known.incident(id, revision, phase, at);
    say(Topics.INGEST_EVENTS, "webhook-ingest", Known.subject(id).key(), new IncidentEvent.Updated(incident, Known.occurrence(change, at)));
  }

  private void link(boolean removed) {
    IdentityState.PersonLink link = new IdentityState.PersonLink(person, ACME, Known.KIM, Evidence.OAUTH, true, new IdentityState.Rights(true, List.of()), removed);
    say(Topics.IDENTITY_STATE, "identity-linking", "person/" + objectId, link);
  }

  private void map(boolean removed) {
    say(Topics.MAPPING_STATE, "channel-mapping", "mapping/" + tag, mapping(removed));
  }

  private MappingState.Mapping mapping(boolean removed) {
    MappingState.Source source = new MappingState.Source(MappingState.Source.Kind.SERVICE, new Named("PSVC", "Payments API", Optional.empty()));
    return new MappingState.Mapping(tag, channel, ACME, source, 1, removed);
  }

  private void identity(String topic, String service, Message message) {
    say(topic, service, objectId, message);
  }

  private void say(String topic, String service, String key, Message message) {
    world.topics.message(topic, service, key, Instant.now(), message);
  }

  private JsonNode guide() {
    return page.get("/api/state?as=" + objectId).json().path("guide");
  }

  private void says(String step, String start) {
    Await.appears(step + " that says " + start, SOON, () -> Optional.of(text(guide(), step)).filter(text -> text.startsWith(start)));
  }

  private static String text(JsonNode guide, String id) {
    return step(guide, id).path("text").asText();
  }

  private static JsonNode step(JsonNode guide, String id) {
    return StreamSupport.stream(guide.spliterator(), false).filter(step -> step.path("id").asText().equals(id)).findFirst().orElseThrow();
  }
}
