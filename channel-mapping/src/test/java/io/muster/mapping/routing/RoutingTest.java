package io.muster.mapping.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.bot.BotCommand.Notice;
import io.muster.contracts.bot.BotCommand.Rule;
import io.muster.contracts.bot.BotCommand.StopReason;
import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.Change;
import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.incident.Incident;
import io.muster.contracts.incident.Named;
import io.muster.contracts.incident.Occurrence;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.SubjectId;
import io.muster.contracts.incident.TenantId;
import io.muster.contracts.incident.Visibility;
import io.muster.contracts.mapping.MappingState.Source;
import io.muster.mapping.mapping.CardRules;
import io.muster.mapping.mapping.ChannelMapping;
import io.muster.mapping.mapping.MappingOwner;
import io.muster.mapping.mapping.QuietHours;
import io.muster.mapping.routing.Routing.Surroundings;
import io.muster.mapping.routing.RoutingCause.Changed;
import io.muster.mapping.routing.RoutingCause.MappingMade;
import io.muster.mapping.routing.RoutingCause.MappingsEnded;
import io.muster.mapping.routing.RoutingDecision.Follows;
import io.muster.mapping.routing.RoutingDecision.Starts;
import io.muster.mapping.routing.RoutingDecision.Stops;
import io.muster.mapping.routing.RoutingDecision.Withheld;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RoutingTest {
  private static final TenantId TENANT = new TenantId("contoso");
  private static final ConversationId OPS = new ConversationId(TENANT, "19:ops");
  private static final ConversationId DEV = new ConversationId(TENANT, "19:dev");
  private static final Instant NOW = Instant.parse("2026-11-21T02:00:00Z");
  private static final Instant MAPPED = NOW.minusSeconds(60);
  private static final AnIncident PAYMENTS = AnIncident.of("I1", "payments");

  @Test
  void an_incident_of_a_mapped_service_starts_a_card() {
    assertThat(decide(PAYMENTS.build(), triggered(), service("m1", OPS, "payments")))
        .containsExactly(new Starts(OPS, new Rule("m1", 1), RoutingReason.PASSES));
  }

  @Test
  void a_service_that_nothing_covers_leads_to_no_decision() {
    assertThat(decide(PAYMENTS.build(), triggered(), service("m1", OPS, "search"))).isEmpty();
  }

  @Test
  void the_same_service_of_another_account_is_another_service() {
    Incident elsewhere = PAYMENTS.in(new AccountId("acme", "south")).build();
    assertThat(decide(elsewhere, triggered(), service("m1", OPS, "payments"))).isEmpty();
  }

  @Test
  void one_service_starts_a_card_in_every_channel_that_maps_it() {
    assertThat(decide(PAYMENTS.build(), triggered(), service("m1", OPS, "payments"), service("m2", DEV, "payments")))
        .extracting(RoutingDecision::conversation)
        .containsExactly(DEV, OPS);
  }

  @Test
  void two_mappings_of_one_channel_that_cover_it_lead_to_one_decision_by_the_more_particular() {
    assertThat(decide(PAYMENTS.ofTeams("core").build(), triggered(), team("m1", OPS, "core"), service("m2", OPS, "payments")))
        .containsExactly(new Starts(OPS, new Rule("m2", 1), RoutingReason.PASSES));
  }

  @Test
  void a_mapping_that_passes_speaks_before_one_that_does_not() {
    ChannelMapping loudOnly = with(service("m1", OPS, "payments"), new CardRules(Set.of("low"), Set.of(), Set.of(), null, Optional.empty()));
    assertThat(decide(PAYMENTS.ofTeams("core").build(), triggered(), loudOnly, team("m2", OPS, "core")))
        .containsExactly(new Starts(OPS, new Rule("m2", 1), RoutingReason.PASSES));
  }

  @ParameterizedTest
  @EnumSource(value = Visibility.Kind.class, names = {"PRIVATE", "UNKNOWN"})
  void what_is_not_known_to_be_public_is_withheld(Visibility.Kind kind) {
    assertThat(decide(PAYMENTS.seenAs(kind).build(), triggered(), service("m1", OPS, "payments")))
        .containsExactly(new Withheld(OPS, new Rule("m1", 1), RoutingReason.NOT_PUBLIC));
  }

  @Test
  void what_began_before_the_mapping_and_is_over_starts_no_card() {
    ChannelMapping later = since(service("m1", OPS, "payments"), NOW.plusSeconds(60));
    Changed known = new Changed(occurrence(false, Change.RESOLVED), Optional.of(KnownIncident.of(PAYMENTS.build())));
    assertThat(decide(PAYMENTS.being(Phase.RESOLVED).build(), known, later))
        .containsExactly(new Withheld(OPS, new Rule("m1", 1), RoutingReason.ALREADY_OVER));
  }

  @Test
  void what_is_heard_of_first_when_it_is_over_is_news_though_the_clock_of_its_tool_is_minutes_behind() {
    ChannelMapping later = since(service("m1", OPS, "payments"), NOW.plus(Duration.ofMinutes(15)));
    assertThat(decide(PAYMENTS.being(Phase.RESOLVED).build(), changed(Change.RESOLVED), later))
        .containsExactly(new Starts(OPS, new Rule("m1", 1), RoutingReason.PASSES));
  }

  @Test
  void what_is_heard_of_first_when_it_is_over_and_began_long_before_the_mapping_starts_no_card() {
    ChannelMapping later = since(service("m1", OPS, "payments"), NOW.plus(Duration.ofMinutes(15)).plusSeconds(1));
    assertThat(decide(PAYMENTS.being(Phase.RESOLVED).build(), changed(Change.RESOLVED), later))
        .containsExactly(new Withheld(OPS, new Rule("m1", 1), RoutingReason.ALREADY_OVER));
  }

  @Test
  void what_began_and_ended_before_it_was_heard_of_starts_its_card_as_it_ends() {
    assertThat(decide(PAYMENTS.being(Phase.RESOLVED).build(), changed(Change.RESOLVED), service("m1", OPS, "payments")))
        .containsExactly(new Starts(OPS, new Rule("m1", 1), RoutingReason.PASSES));
  }

  @Test
  void an_urgency_that_is_not_wanted_starts_no_card() {
    ChannelMapping quiet = with(service("m1", OPS, "payments"), new CardRules(Set.of("HIGH"), Set.of(), Set.of(), null, Optional.empty()));
    assertThat(reasons(decide(PAYMENTS.urgent("low").build(), triggered(), quiet))).containsExactly("urgency-not-wanted");
    assertThat(reasons(decide(PAYMENTS.urgent("high").build(), triggered(), quiet))).containsExactly("passes");
  }

  @Test
  void a_priority_that_is_not_wanted_or_missing_starts_no_card() {
    ChannelMapping quiet = with(service("m1", OPS, "payments"), new CardRules(Set.of(), Set.of("P1"), Set.of(), null, Optional.empty()));
    assertThat(reasons(decide(PAYMENTS.prioritised("P3").build(), triggered(), quiet))).containsExactly("priority-not-wanted");
    assertThat(reasons(decide(PAYMENTS.build(), triggered(), quiet))).containsExactly("priority-not-wanted");
    assertThat(reasons(decide(PAYMENTS.prioritised("p1").build(), triggered(), quiet))).containsExactly("passes");
  }

  @Test
  void a_change_that_is_not_wanted_starts_no_card() {
    ChannelMapping triggersOnly = with(service("m1", OPS, "payments"), new CardRules(Set.of(), Set.of(), Set.of(Change.TRIGGERED), null, Optional.empty()));
    assertThat(reasons(decide(PAYMENTS.build(), changed(Change.NOTE_ADDED), triggersOnly))).containsExactly("change-not-wanted");
  }

  @Test
  void an_alert_starts_no_card_where_its_incident_has_one() {
    SubjectId whole = SubjectId.incident(AnIncident.ACCOUNT, "I0");
    var around = new Surroundings(List.of(service("m1", OPS, "payments"), service("m2", DEV, "payments")), List.of(), Set.of(OPS));
    assertThat(reasons(Routing.decide(PAYMENTS.partOf(whole).build(), triggered(), around))).containsExactly("passes", "shown-with-parent");
  }

  @Test
  void a_started_card_follows_even_what_would_not_start_it() {
    ChannelMapping quiet = with(service("m1", OPS, "payments"), new CardRules(Set.of("high"), Set.of(), Set.of(), null, Optional.empty()));
    assertThat(decide(PAYMENTS.urgent("low").being(Phase.RESOLVED).build(), changed(Change.URGENCY_CHANGED), List.of(quiet), shown("m1", OPS)))
        .containsExactly(new Follows(OPS, new Rule("m1", 1), List.of()));
  }

  @Test
  void a_service_that_moved_away_stops_the_card() {
    assertThat(decide(PAYMENTS.movedTo("search").build(), changed(Change.SERVICE_CHANGED), List.of(service("m1", OPS, "payments")), shown("m1", OPS)))
        .containsExactly(new Stops(OPS, new Rule("m1", 1), StopReason.MOVED_AWAY));
  }

  @Test
  void a_service_that_moved_to_another_mapped_one_keeps_the_card_under_the_other_rule() {
    assertThat(
            decide(
                PAYMENTS.movedTo("search").build(),
                changed(Change.SERVICE_CHANGED),
                List.of(service("m1", OPS, "payments"), service("m2", OPS, "search")),
                shown("m1", OPS)))
        .containsExactly(new Follows(OPS, new Rule("m2", 1), List.of()));
  }

  @Test
  void a_service_that_moved_back_starts_again() {
    assertThat(Routing.decide(PAYMENTS.build(), changed(Change.SERVICE_CHANGED), around(List.of(service("m1", OPS, "payments")), stopped("m1", OPS))))
        .containsExactly(new Starts(OPS, new Rule("m1", 1), RoutingReason.PASSES));
  }

  @Test
  void what_became_private_is_taken_from_the_channel() {
    assertThat(decide(PAYMENTS.seenAs(Visibility.Kind.PRIVATE).build(), changed(Change.VISIBILITY_CHANGED), List.of(service("m1", OPS, "payments")), shown("m1", OPS)))
        .containsExactly(new Stops(OPS, new Rule("m1", 1), StopReason.NO_LONGER_VISIBLE));
  }

  @Test
  void a_mapping_that_no_longer_holds_stops_its_cards_with_its_newest_generation() {
    ChannelMapping removed = new ChannelMapping("m1", OPS, AnIncident.ACCOUNT, service("m1", OPS, "payments").source(), MappingOwner.CHAT, CardRules.USUAL, 2, MAPPED, false);
    assertThat(Routing.decide(PAYMENTS.build(), new MappingsEnded(), around(List.of(removed), shown("m1", OPS))))
        .containsExactly(new Stops(OPS, new Rule("m1", 2), StopReason.UNMAPPED));
  }

  @Test
  void a_card_that_another_mapping_covers_outlives_the_removed_one() {
    assertThat(Routing.decide(PAYMENTS.ofTeams("core").build(), new MappingsEnded(), around(List.of(team("m2", OPS, "core")), shown("m1", OPS)))).isEmpty();
  }

  @Test
  void open_incidents_start_cards_when_a_mapping_that_asks_for_them_is_made() {
    var around = around(List.of(service("m1", OPS, "payments"), service("m2", DEV, "payments")));
    assertThat(Routing.decide(PAYMENTS.build(), new MappingMade("m1"), around))
        .containsExactly(new Starts(OPS, new Rule("m1", 1), RoutingReason.OPEN_WHEN_CONNECTED));
  }

  @Test
  void making_a_mapping_changes_nothing_where_a_card_stands() {
    assertThat(Routing.decide(PAYMENTS.build(), new MappingMade("m1"), around(List.of(service("m1", OPS, "payments")), shown("m0", OPS)))).isEmpty();
  }

  @Test
  void the_changes_that_a_mapping_names_notify_and_the_others_are_silent() {
    assertThat(notices(PAYMENTS.build(), occurrence(false, Change.ESCALATED, Change.NOTE_ADDED), Optional.empty()))
        .containsExactly(new Notice(Change.ESCALATED, Optional.empty(), NOW));
  }

  @Test
  void in_a_mappings_quiet_hours_the_card_follows_and_nothing_notifies() {
    var quiet = new CardRules(Set.of(), Set.of(), Set.of(), null, Optional.of(new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), ZoneId.of("Europe/Berlin"))));
    var quietOnly = around(List.of(with(service("m1", OPS, "payments"), quiet)), shown("m1", OPS));
    var escalated = new Changed(occurrence(false, Change.ESCALATED), Optional.empty());
    assertThat(Routing.decide(PAYMENTS.build(), escalated, quietOnly)).containsExactly(new Follows(OPS, new Rule("m1", 1), List.of()));
    var anotherToo = around(List.of(with(service("m1", OPS, "payments"), quiet), team("m2", OPS, "core")), shown("m1", OPS));
    assertThat(((Follows) Routing.decide(PAYMENTS.ofTeams("core").build(), escalated, anotherToo).getFirst()).notices()).hasSize(1);
  }

  @Test
  void what_is_told_late_notifies_nobody() {
    assertThat(notices(PAYMENTS.build(), occurrence(true, Change.ESCALATED), Optional.empty())).isEmpty();
  }

  @Test
  void being_reassigned_notifies_only_when_somebody_new_has_it() {
    Incident before = PAYMENTS.assignedTo("ann", "bob").build();
    assertThat(notices(PAYMENTS.assignedTo("bob").build(), occurrence(false, Change.REASSIGNED), Optional.of(before))).isEmpty();
    assertThat(notices(PAYMENTS.assignedTo("cleo").build(), occurrence(false, Change.REASSIGNED), Optional.of(before))).hasSize(1);
  }

  @ParameterizedTest
  @EnumSource(RoutingReason.class)
  void every_reason_has_a_stable_word_and_a_sentence(RoutingReason reason) {
    assertThat(RoutingReason.labelled(reason.label())).isEqualTo(reason);
    assertThat(reason.sentence()).endsWith(".");
  }

  private static List<Notice> notices(Incident now, Occurrence occurrence, Optional<Incident> before) {
    var decisions = Routing.decide(now, new Changed(occurrence, before.map(KnownIncident::of)), around(List.of(service("m1", OPS, "payments")), shown("m1", OPS)));
    return ((Follows) decisions.getFirst()).notices();
  }

  private static List<RoutingDecision> decide(Incident incident, RoutingCause cause, ChannelMapping... mappings) {
    return Routing.decide(incident, cause, around(List.of(mappings)));
  }

  private static List<RoutingDecision> decide(Incident incident, RoutingCause cause, List<ChannelMapping> mappings, Route... routes) {
    return Routing.decide(incident, cause, around(mappings, routes));
  }

  private static Surroundings around(List<ChannelMapping> mappings, Route... routes) {
    return new Surroundings(mappings, List.of(routes), Set.of());
  }

  private static List<String> reasons(List<RoutingDecision> decisions) {
    return decisions.stream().map(decision -> decision.reason().label()).toList();
  }

  private static Route shown(String mapping, ConversationId conversation) {
    return new Route(PAYMENTS.id(), conversation, new Rule(mapping, 1), true);
  }

  private static Route stopped(String mapping, ConversationId conversation) {
    return new Route(PAYMENTS.id(), conversation, new Rule(mapping, 1), false);
  }

  private static ChannelMapping service(String id, ConversationId conversation, String service) {
    return mapping(id, conversation, new Source(Source.Kind.SERVICE, new Named(service, service, Optional.empty())));
  }

  private static ChannelMapping team(String id, ConversationId conversation, String team) {
    return mapping(id, conversation, new Source(Source.Kind.TEAM, new Named(team, team, Optional.empty())));
  }

  private static ChannelMapping mapping(String id, ConversationId conversation, Source source) {
    return new ChannelMapping(id, conversation, AnIncident.ACCOUNT, source, MappingOwner.API, CardRules.USUAL, 1, MAPPED, true);
  }

  private static ChannelMapping with(ChannelMapping mapping, CardRules rules) {
    return new ChannelMapping(mapping.id(), mapping.conversation(), mapping.account(), mapping.source(), mapping.owner(), rules, mapping.generation(), mapping.since(), mapping.live());
  }

  private static ChannelMapping since(ChannelMapping mapping, Instant made) {
    return new ChannelMapping(mapping.id(), mapping.conversation(), mapping.account(), mapping.source(), mapping.owner(), mapping.rules(), mapping.generation(), made, mapping.live());
  }

  private static Changed triggered() {
    return changed(Change.TRIGGERED);
  }

  private static Changed changed(Change change) {
    return new Changed(occurrence(false, change), Optional.empty());
  }

  private static Occurrence occurrence(boolean late, Change... changes) {
    return new Occurrence(Set.of(changes), Optional.empty(), NOW, late, "cause");
  }
}
