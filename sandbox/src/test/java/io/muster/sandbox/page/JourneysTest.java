package io.muster.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.contracts.bot.BotCommand;
import io.muster.contracts.bot.BotEvent;
import io.muster.contracts.identity.IdentityCommand;
import io.muster.contracts.identity.IdentityEvent;
import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.Change;
import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.incident.Incident;
import io.muster.contracts.incident.Occurrence;
import io.muster.contracts.incident.PersonId;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.SubjectId;
import io.muster.contracts.incident.TenantId;
import io.muster.contracts.ingest.IncidentEvent;
import io.muster.contracts.mapping.MappingEvent;
import io.muster.contracts.wire.Message;
import io.muster.contracts.wire.Topics;
import io.muster.sandbox.journey.Await;
import io.muster.sandbox.trace.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class JourneysTest {
  private static final Duration SOON = Duration.ofSeconds(10);

  private final SmallWorld world = SmallWorld.get();
  private final PageClient page = world.client();
  private final TenantId tenant = new TenantId(world.microsoft.tenant());
  private final ConversationId channel = new ConversationId(tenant, world.channel);
  private final PersonId kim = new PersonId(tenant, world.kim);
  private final String incident = world.pagerDuty.trigger("Checkout is slow");
  private final SubjectId subject = Known.subject(incident);
  private final Instant start = Instant.now().minusSeconds(60);

  @Test
  void an_acknowledged_incident_is_told_hop_by_hop_with_who_why_and_a_reference() {
    String card = card();
    Incident triggered = Known.incident(incident, 1, Phase.TRIGGERED, start);
    world.topics.raw(
        Topics.DELIVERIES,
        subject.key(),
        Map.of("muster-tool", "pagerduty", "muster-vendor-id", "webhook-1", "muster-received-at", start.toString()),
        "{\"event\":{\"id\":\"event\",\"event_type\":\"incident.triggered\"}}");
    String understood = say(Topics.INGEST_EVENTS, "webhook-ingest", 10, new IncidentEvent.Triggered(triggered, Known.occurrence(Change.TRIGGERED, start)));
    // one transaction: channel-mapping writes the command before the event
    say(Topics.MAPPING_EVENTS, "channel-mapping", 21, new MappingEvent.IncidentRouted(subject, 1, List.of(new MappingEvent.Decision(channel, "m1", 1, true, "passes"))));
    say(Topics.BOT_COMMANDS, "channel-mapping", 20, new BotCommand.ShowIncident(channel, triggered, new BotCommand.Rule("m1", 1), true, List.of()));
    say(Topics.BOT_EVENTS, "bot-gateway", 40, new BotEvent.CardPosted(channel, subject, 1, card, start));
    say(
        Topics.IDENTITY_COMMANDS,
        "bot-gateway",
        900,
        new IdentityCommand.PerformAction("action-1", kim, "Kim Moreau", subject, "acknowledge", "acknowledge", Map.of(), 1, Phase.TRIGGERED, channel));
    say(Topics.IDENTITY_EVENTS, "identity-linking", 950, new IdentityEvent.ActionSucceeded("action-1", subject, "acknowledge", kim, "Kim Moreau", Known.KIM, false, start));
    JsonNode journey = journeyWith("Done in PagerDuty as Kim Moreau: acknowledge");
    assertThat(titles(journey))
        .containsExactly(
            "received: PagerDuty told: it was triggered",
            "understood: Triggered by Kim Moreau",
            "routed: Goes to Payments alerts",
            "desired: Payments alerts is to show it: triggered, high urgency, P1, with Kim Moreau",
            "sent: Card posted in Payments alerts",
            "pressed: Pressed Acknowledge in Payments alerts",
            "acted: Done in PagerDuty as Kim Moreau: acknowledge");
    assertThat(hop(journey, "understood").path("reference").asText()).isEqualTo(understood);
    assertThat(hop(journey, "understood").path("trace").asText()).isEqualTo(TopicPen.TRACE);
    assertThat(hop(journey, "received").path("trace").asText()).as("the webhook that was understood").isEqualTo(TopicPen.TRACE);
    assertThat(hop(journey, "sent").path("trace").asText()).as("the card that was to be shown").isEqualTo(TopicPen.TRACE);
    assertThat(hop(journey, "routed").path("why").asText()).as("in the words of channel-mapping").isEqualTo("It passes the mapping, so a card was started.");
    assertThat(hop(journey, "sent").path("reference").asText()).isEqualTo(card);
    assertThat(hop(journey, "pressed").path("who").asText()).isEqualTo("Kim Moreau");
    assertThat(hop(journey, "acted").path("sinceFirstMillis").asLong()).isEqualTo(950);
    assertThat(journey.at("/incident/title").asText()).isEqualTo("Checkout is slow");
    assertThat(journey.at("/summary/text").asText()).isEqualTo("Triggered; the card says so in Payments alerts.");
    assertThat(hop(journey, "routed").path("who").asText()).as("as people call it").isEqualTo("Muster's routing");
  }

  @Test
  void a_webhook_that_tells_what_was_known_already_is_told_by_what_it_says() {
    for (String type : List.of("incident.triggered", "incident.acknowledged", "incident.annotated")) {
      world.topics.raw(
          Topics.DELIVERIES,
          subject.key(),
          Map.of("muster-tool", "pagerduty", "muster-vendor-id", type, "muster-received-at", start.toString()),
          "{\"event\":{\"id\":\"of-" + type + "\",\"event_type\":\"" + type + "\"}}");
    }
    Incident acknowledged = Known.incident(incident, 3, Phase.ACKNOWLEDGED, start);
    say(Topics.INGEST_EVENTS, "webhook-ingest", 10, new IncidentEvent.Updated(acknowledged, caused(Change.OTHER, "of-incident.acknowledged")));
    say(Topics.INGEST_EVENTS, "webhook-ingest", 20, new IncidentEvent.Updated(acknowledged, caused(Change.OTHER, "of-incident.annotated")));
    say(Topics.INGEST_EVENTS, "webhook-ingest", 30, new IncidentEvent.Updated(acknowledged, caused(Change.OTHER, "nobody knows")));
    assertThat(titles(journeyWith("Details changed, by Kim Moreau")))
        .contains("understood: It was acknowledged, by Kim Moreau", "understood: A note was added, by Kim Moreau")
        .noneMatch(title -> title.contains("other"));
  }

  @Test
  void a_hop_says_where_its_time_went_with_the_longest_parts_of_its_own_service_in_their_order() {
    world.spans.add(new Span(TopicPen.TRACE, "a", "", true, "POST /webhooks", "webhook-ingest", 1_000_000_000L, 1_400_000_000L));
    for (int i = 0; i < 14; i++) {
      world.spans.add(new Span(TopicPen.TRACE, "q" + i, "a", false, "query " + i, "channel-mapping", 1_500_000_000L - i * 1_000_000L, 1_510_000_000L + i));
    }
    say(Topics.MAPPING_EVENTS, "channel-mapping", 5, new MappingEvent.IncidentRouted(subject, 1, List.of()));
    JsonNode parts = hop(journeyWith("No channel was connected"), "routed").path("spans");
    assertThat(parts).hasSize(12);
    assertThat(parts.findValuesAsText("service")).containsOnly("channel-mapping");
    assertThat(parts.get(0).path("name").asText()).isEqualTo("query 13");
    assertThat(parts.get(0).path("startMillis").asDouble()).as("since the trace began").isEqualTo(487.0);
    assertThat(parts.get(0).path("durationMillis").asDouble()).isEqualTo(23.0);
    assertThat(parts.get(11).path("name").asText()).isEqualTo("query 2");
  }

  @Test
  void two_hops_of_one_service_in_one_trace_have_their_own_parts_each() {
    String trace = "0af7651916cd43dd8448eb211c80319c";
    span(trace, "1000000000000001", "", true, "POST /webhooks", "webhook-ingest", 1_000);
    span(trace, "1000000000000002", "1000000000000001", true, "consume ingest-assembly", "webhook-ingest", 1_010);
    span(trace, "1000000000000003", "1000000000000002", false, "query", "webhook-ingest", 1_011);
    span(trace, "1000000000000004", "1000000000000002", true, "consume mapping-routing", "channel-mapping", 1_020);
    Map<String, String> delivery = new HashMap<>(Map.of("muster-tool", "pagerduty", "muster-received-at", start.toString()));
    delivery.putAll(TopicPen.traced(trace, "1000000000000001"));
    world.topics.raw(Topics.DELIVERIES, subject.key(), delivery, "{\"event\":{\"id\":\"event\",\"event_type\":\"incident.triggered\"}}");
    Incident triggered = Known.incident(incident, 1, Phase.TRIGGERED, start);
    IncidentEvent event = new IncidentEvent.Triggered(triggered, Known.occurrence(Change.TRIGGERED, start));
    world.topics.message(Topics.INGEST_EVENTS, "webhook-ingest", subject.key(), start.plusMillis(10), event, TopicPen.traced(trace, "1000000000000002"));
    JsonNode journey = journeyWith("Triggered by Kim Moreau");
    assertThat(hop(journey, "received").path("spans").findValuesAsText("name")).containsExactly("POST /webhooks");
    assertThat(hop(journey, "understood").path("spans").findValuesAsText("name")).containsExactly("consume ingest-assembly", "query");
  }

  @Test
  void a_card_that_was_sent_has_the_call_to_teams_and_what_was_taken_in_before_it() {
    String trace = "7bba9f33312b3dbb8b2c2c62bb7abe2d";
    span(trace, "2000000000000001", "", true, "consume bot-cards", "bot-gateway", 1_000);
    span(trace, "2000000000000002", "2000000000000001", false, "query", "bot-gateway", 1_001);
    span(trace, "2000000000000003", "2000000000000001", false, "create card", "bot-gateway", 1_010);
    span(trace, "2000000000000004", "2000000000000003", false, "POST Teams activity", "bot-gateway", 1_011);
    BotEvent posted = new BotEvent.CardPosted(channel, subject, 1, "card", start);
    world.topics.message(Topics.BOT_EVENTS, "bot-gateway", subject.key(), start, posted, TopicPen.traced(trace, "2000000000000003"));
    assertThat(hop(journeyWith("Card posted in Payments alerts"), "sent").path("spans").findValuesAsText("name"))
        .containsExactly("consume bot-cards", "query", "create card", "POST Teams activity");
  }

  private void span(String trace, String id, String parent, boolean takes, String name, String service, long startMillis) {
    world.spans.add(new Span(trace, id, parent, takes, name, service, startMillis * 1_000_000L, startMillis * 1_000_000L + 500_000L));
  }

  @Test
  void the_summary_tells_how_it_stands_and_whether_the_card_says_so_yet() {
    String card = card();
    say(Topics.INGEST_EVENTS, "webhook-ingest", 10, new IncidentEvent.Triggered(Known.incident(incident, 1, Phase.TRIGGERED, start), Known.occurrence(Change.TRIGGERED, start)));
    say(Topics.BOT_EVENTS, "bot-gateway", 40, new BotEvent.CardPosted(channel, subject, 1, card, start));
    say(Topics.INGEST_EVENTS, "webhook-ingest", 50, new IncidentEvent.Acknowledged(Known.incident(incident, 2, Phase.ACKNOWLEDGED, start), Known.occurrence(Change.ACKNOWLEDGED, start)));
    Await.appears("state", SOON, () -> summary().filter("Acknowledged; the card in Payments alerts is not changed yet."::equals));
    say(Topics.BOT_EVENTS, "bot-gateway", 60, new BotEvent.CardUpdated(channel, subject, 2, card, start));
    say(Topics.BOT_EVENTS, "bot-gateway", 65, new BotEvent.CardUpdated(channel, subject, 2, card, start));
    Await.appears("state", SOON, () -> summary().filter("Acknowledged; the card says so in Payments alerts."::equals));
    say(Topics.INGEST_EVENTS, "webhook-ingest", 70, new IncidentEvent.Annotated(Known.incident(incident, 3, Phase.ACKNOWLEDGED, start), Known.occurrence(Change.NOTE_ADDED, start)));
    JsonNode journey = journeyWith("Note added by Kim Moreau");
    assertThat(journey.at("/summary/text").asText()).as("a note changes nothing of it").isEqualTo("Acknowledged; the card says so in Payments alerts.");
    assertThat(titles(journey)).contains("sent: Card updated in Payments alerts: acknowledged", "sent: Card updated in Payments alerts: what can be undone");
  }

  @Test
  void the_same_record_twice_is_one_hop() {
    MappingEvent.IncidentRouted nowhere = new MappingEvent.IncidentRouted(subject, 1, List.of());
    Message seen = new IncidentEvent.Triggered(Known.incident(incident, 1, Phase.TRIGGERED, start), Known.occurrence(Change.TRIGGERED, start));
    say(Topics.MAPPING_EVENTS, "channel-mapping", 5, nowhere);
    for (int i = 0; i < 2; i++) {
      world.topics.raw(Topics.DELIVERIES, subject.key(), Map.of("muster-tool", "pagerduty", "muster-vendor-id", "w", "muster-received-at", start.toString()), "{}");
    }
    say(Topics.INGEST_EVENTS, "webhook-ingest", 10, seen);
    assertThat(titles(journeyWith("Triggered by Kim Moreau"))).filteredOn(title -> title.startsWith("received")).hasSize(1);
  }

  @Test
  void where_no_conversation_shows_it_the_journey_says_why_and_what_to_do() {
    say(
        Topics.INGEST_EVENTS, "webhook-ingest", 0, new IncidentEvent.Triggered(Known.incident(incident, 1, Phase.TRIGGERED, start), Known.occurrence(Change.TRIGGERED, start)));
    say(Topics.MAPPING_EVENTS, "channel-mapping", 5, new MappingEvent.IncidentRouted(subject, 1, List.of()));
    JsonNode journey = journeyWith("No channel was connected");
    assertThat(hop(journey, "routed").path("why").asText()).isEqualTo("When PagerDuty told of it, no channel or chat was connected to its service, or to one of its teams.");
    assertThat(journey.at("/summary/text").asText()).contains("no conversation shows it", "When PagerDuty told of it, no channel or chat was connected to its service, or to one of its teams.");
    assertThat(journey.at("/summary/next").asText()).contains("@Muster connect", "Payments API", "linked").doesNotContain("above");
    assertThat(journey.at("/summary/act").asText()).isEqualTo("connect");
  }

  @Test
  void an_incident_of_which_muster_heard_nothing_says_so() {
    JsonNode journey = page.get("/api/journeys/" + incident).json();
    assertThat(journey.path("hops")).isEmpty();
    assertThat(journey.at("/summary/text").asText()).isEqualTo("Muster has heard nothing of it.");
  }

  @Test
  void a_webhook_that_was_not_taken_is_told_with_pagerdutys_reason() {
    world.pagerDuty.subscribe("https://localhost:9/webhooks");
    String refused = world.pagerDuty.trigger("Nobody listens");
    JsonNode journey = Await.appears("attempt", SOON, () -> Optional.of(page.get("/api/journeys/" + refused).json()).filter(now -> !now.path("hops").isEmpty()));
    assertThat(titles(journey)).containsExactly("received: Not taken on the first attempt; PagerDuty sends it again");
    assertThat(journey.at("/hops/0/who").asText()).isEqualTo("PagerDuty");
    assertThat(journey.at("/hops/0/detail").asText()).isEqualTo("Webhook incident.triggered. Attempt 1: nobody was there to take it.");
  }

  @Test
  void a_conversation_that_passes_it_over_by_its_rules_is_told_without_the_advice_to_connect() {
    say(Topics.INGEST_EVENTS, "webhook-ingest", 0, new IncidentEvent.Triggered(Known.incident(incident, 1, Phase.TRIGGERED, start), Known.occurrence(Change.TRIGGERED, start)));
    MappingEvent.Decision withheld = new MappingEvent.Decision(channel, "m1", 1, false, "urgency-not-wanted");
    say(Topics.MAPPING_EVENTS, "channel-mapping", 5, new MappingEvent.IncidentRouted(subject, 1, List.of(withheld)));
    JsonNode journey = journeyWith("Shown in no channel");
    assertThat(journey.at("/summary/text").asText()).contains("no conversation shows it");
    assertThat(journey.at("/summary/next").asText()).isEmpty();
    assertThat(journey.at("/summary/act").asText()).isEmpty();
  }

  @Test
  void what_teams_says_of_presses_replies_and_refusals_is_among_it() {
    String card = card();
    say(Topics.BOT_EVENTS, "bot-gateway", 40, new BotEvent.CardPosted(channel, subject, 1, card, start));
    Incident changed = Known.incident(incident, 2, Phase.TRIGGERED, start);
    say(Topics.BOT_COMMANDS, "channel-mapping", 50, new BotCommand.ShowIncident(channel, changed, new BotCommand.Rule("m1", 1), true, List.of()));
    world.bot.reply(world.channel, card, "\\#7 **Escalated** to Tobi Okafor.");
    JsonNode pressed = page.post("/api/teams/presses", Map.of("person", world.tobi, "conversation", world.channel, "message", card, "button", "Acknowledge")).json();
    assertThat(pressed.at("/answer/value").asText()).isEqualTo("Link your account first.");
    world.web.send("POST", world.teamsControl() + "/faults", Map.of("kind", "refuse", "operation", "update", "status", 429, "code", "TooManyRequests", "retryAfter", "3"), Map.of());
    assertThat(world.bot.update(world.channel, card).status()).isEqualTo(429);
    JsonNode journey = journeyWith("Refused a call in Payments alerts while the card waited");
    assertThat(titles(journey))
        .containsExactly(
            "sent: Card posted in Payments alerts",
            "desired: Payments alerts is to show it: triggered, high urgency, P1, with Kim Moreau",
            "told: Wrote beneath the card in Payments alerts",
            "pressed: Pressed Acknowledge",
            "told: Answered Tobi Okafor's press",
            "sent: Refused a call in Payments alerts while the card waited");
    assertThat(journey.at("/hops/2/detail").asText()).isEqualTo("“#7 Escalated to Tobi Okafor.”");
    assertThat(journey.at("/hops/3/who").asText()).isEqualTo("Tobi Okafor");
    assertThat(journey.at("/hops/4/detail").asText()).startsWith("“Link your account first.” Teams waited ");
    assertThat(journey.at("/hops/5/detail").asText()).startsWith("429").endsWith("It asked to wait 3 s.");
  }

  @Test
  void a_card_that_waits_says_for_what_and_what_to_do() {
    SubjectId waits = Known.subject("QSTORM1");
    world.topics.message(Topics.MAPPING_EVENTS, "channel-mapping", waits.key(), start, new MappingEvent.IncidentRouted(waits, 1, List.of()));
    JsonNode journey = Await.appears("hop", SOON, () -> Optional.of(page.get("/api/journeys/QSTORM1")).filter(answer -> answer.status() == 200).map(PageClient.Answer::json));
    assertThat(journey.at("/summary/text").asText())
        .isEqualTo("In a conversation (19:elsewhere@thread.tacv2) the card waits for a storm to pass: too many incidents came at once.");
    assertThat(journey.at("/summary/next").asText()).contains("Show list");
  }

  @Test
  void an_incident_that_nobody_knows_is_refused() {
    PageClient.Answer answer = page.get("/api/journeys/QNOBODY");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.json().path("problem").asText()).isEqualTo("Neither PagerDuty nor Muster knows this incident.");
  }

  @Test
  void an_incident_of_another_account_is_found_by_its_id() {
    SubjectId other = SubjectId.incident(new AccountId("pagerduty", "elsewhere"), "QOTHER");
    world.topics.message(Topics.MAPPING_EVENTS, "channel-mapping", other.key(), start, new MappingEvent.IncidentRouted(other, 1, List.of()));
    JsonNode journey = Await.appears("hop", SOON, () -> Optional.of(page.get("/api/journeys/QOTHER")).filter(answer -> answer.status() == 200).map(PageClient.Answer::json));
    assertThat(titles(journey)).containsExactly("routed: No channel was connected");
    assertThat(journey.path("incident").isNull()).isTrue();
  }

  private Optional<String> summary() {
    return Optional.of(page.get("/api/journeys/" + incident).json().at("/summary/text").asText());
  }

  private Occurrence caused(Change change, String event) {
    return new Occurrence(Set.of(change), Optional.of(Known.KIM), start, false, event);
  }

  private String say(String topic, String service, int millis, Message payload) {
    return world.topics.message(topic, service, subject.key(), start.plusMillis(millis), payload);
  }

  private String card() {
    JsonNode button = new ObjectMapper().valueToTree(Map.of("type", "Action.Execute", "title", "Acknowledge", "verb", "acknowledge", "id", "acknowledge"));
    JsonNode text = new ObjectMapper().valueToTree(Map.of("type", "TextBlock", "text", "TRIGGERED"));
    return world.bot.post(world.channel, new ObjectMapper().valueToTree(Map.of("type", "AdaptiveCard", "version", "1.5", "body", List.of(text), "actions", List.of(button))));
  }

  private JsonNode journeyWith(String title) {
    return Await.appears(
        "hop \"" + title + "\"",
        SOON,
        () -> Optional.of(page.get("/api/journeys/" + incident).json()).filter(journey -> titles(journey).stream().anyMatch(told -> told.endsWith(": " + title))));
  }

  private static List<String> titles(JsonNode journey) {
    return StreamSupport.stream(journey.path("hops").spliterator(), false).map(hop -> hop.path("step").asText() + ": " + hop.path("title").asText()).toList();
  }

  private static JsonNode hop(JsonNode journey, String step) {
    return StreamSupport.stream(journey.path("hops").spliterator(), false).filter(hop -> hop.path("step").asText().equals(step)).findFirst().orElseThrow();
  }
}
