package io.muster.mapping.routing;

import io.muster.contracts.bot.BotCommand.Rule;
import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.incident.Incident;
import io.muster.contracts.incident.SubjectId;
import io.muster.contracts.wire.Envelope;
import io.muster.mapping.mapping.ChannelMapping;
import io.muster.mapping.routing.Routing.Surroundings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All that one transaction looks at, and what it decides, kept in step: the second event of an incident in a batch meets what the first one led to.
 * Plain memory; reading and writing is {@link RoutingFactsLoader}' work.
 */
final class RoutingFacts {
  private final Map<AccountId, List<ChannelMapping>> mappingsByAccount;
  private final Map<SubjectId, KnownIncident> known;
  private final Map<SubjectId, Map<ConversationId, Route>> routes = new HashMap<>();
  private final Map<SubjectId, Incident> heard = new LinkedHashMap<>();
  private final Map<SubjectId, Map<ConversationId, Route>> changedRoutes = new LinkedHashMap<>();
  private final List<RoutedIncident> routed = new ArrayList<>();

  RoutingFacts(Collection<ChannelMapping> mappings, Map<SubjectId, KnownIncident> known, Collection<Route> routes) {
    this.mappingsByAccount = mappings.stream().collect(Collectors.groupingBy(ChannelMapping::account, Collectors.toUnmodifiableList()));
    this.known = new HashMap<>(known);
    routes.forEach(route -> keep(this.routes, route));
  }

  /** The subject as it was known before; empty for one that is new. */
  Optional<KnownIncident> before(SubjectId subject) {
    return Optional.ofNullable(known.get(subject));
  }

  /** Decides about this incident and remembers what comes of it. */
  void decide(Incident incident, RoutingCause cause, Optional<Envelope<?>> causedBy) {
    List<RoutingDecision> decisions = Routing.decide(incident, cause, around(incident));
    decisions.forEach(decision -> follow(incident.id(), decision));
    known.put(incident.id(), KnownIncident.of(incident));
    heard.put(incident.id(), incident);
    if (causedBy.isPresent() || !decisions.isEmpty()) {
      routed.add(new RoutedIncident(incident, causedBy, decisions));
    }
  }

  /** What was decided, in order. */
  List<RoutedIncident> routed() {
    return List.copyOf(routed);
  }

  /** The newest of each subject that was decided about. */
  Collection<Incident> heard() {
    return heard.values();
  }

  /** Routes that are other than before. */
  List<Route> changedRoutes() {
    return changedRoutes.values().stream().flatMap(byConversation -> byConversation.values().stream()).toList();
  }

  private Surroundings around(Incident incident) {
    Set<ConversationId> showingParent =
        incident.parent().stream()
            .flatMap(parent -> routes.getOrDefault(parent, Map.of()).values().stream())
            .filter(Route::active)
            .map(Route::conversation)
            .collect(Collectors.toSet());
    return new Surroundings(
        mappingsByAccount.getOrDefault(incident.id().account(), List.of()),
        List.copyOf(routes.getOrDefault(incident.id(), Map.of()).values()),
        showingParent);
  }

  private void follow(SubjectId subject, RoutingDecision decision) {
    switch (decision) {
      case RoutingDecision.Starts starts -> change(subject, starts.conversation(), starts.rule(), true);
      case RoutingDecision.Follows follows -> change(subject, follows.conversation(), follows.rule(), true);
      case RoutingDecision.Stops stops -> change(subject, stops.conversation(), stops.rule(), false);
      case RoutingDecision.Withheld ignored -> {
        // Nothing is shown, so there is no route.
      }
    }
  }

  private void change(SubjectId subject, ConversationId conversation, Rule rule, boolean active) {
    var route = new Route(subject, conversation, rule, active);
    Route before = routes.getOrDefault(subject, Map.of()).get(conversation);
    if (!route.equals(before)) {
      keep(routes, route);
      keep(changedRoutes, route);
    }
  }

  private static void keep(Map<SubjectId, Map<ConversationId, Route>> where, Route route) {
    where.computeIfAbsent(route.subject(), subject -> new LinkedHashMap<>()).put(route.conversation(), route);
  }
}
