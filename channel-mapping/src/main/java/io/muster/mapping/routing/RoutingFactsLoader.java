package io.muster.mapping.routing;

import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.Incident;
import io.muster.contracts.incident.Named;
import io.muster.contracts.incident.SubjectId;
import io.muster.kit.database.Tx;
import io.muster.mapping.MappingFailpoints;
import io.muster.mapping.mapping.ChannelMapping;
import io.muster.mapping.mapping.MappingRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads what a decision looks at and writes what was decided: a handful of statements, however many incidents there are. */
@ApplicationScoped
class RoutingFactsLoader {
  private final KnownIncidentRepository known;
  private final RouteRepository routes;
  private final DecisionRepository decisions;
  private final MappingRepository mappings;
  private final RoutingAnnouncement announcement;

  RoutingFactsLoader(
      KnownIncidentRepository known, RouteRepository routes, DecisionRepository decisions, MappingRepository mappings, RoutingAnnouncement announcement) {
    this.known = known;
    this.routes = routes;
    this.decisions = decisions;
    this.mappings = mappings;
    this.announcement = announcement;
  }

  /** All that decisions about these incidents look at, which are compared with nothing that was known before. */
  RoutingFacts read(Tx tx, Collection<Incident> incidents) {
    return read(tx, incidents, Set.of());
  }

  /**
   * All that decisions about these incidents look at.
   *
   * @param compared those that are compared with what was known before, for which that is read whole
   */
  RoutingFacts read(Tx tx, Collection<Incident> incidents, Set<SubjectId> compared) {
    Set<SubjectId> subjects = incidents.stream().map(Incident::id).collect(Collectors.toSet());
    Set<AccountId> accounts = subjects.stream().map(SubjectId::account).collect(Collectors.toSet());
    Supplier<List<Route>> routesAsked = routes.of(tx, withParents(subjects, incidents));
    Supplier<List<ChannelMapping>> coveringAsked = covering(tx, accounts, incidents);
    // Asked last and read first: the other answers have come by then, so that one wait is enough.
    Map<SubjectId, KnownIncident> before = known.of(tx, subjects, compared).get();
    List<Route> there = routesAsked.get();
    Stream<Route> shown = there.stream().filter(route -> route.active() && subjects.contains(route.subject()));
    return new RoutingFacts(withThoseLeft(tx, accounts, coveringAsked.get(), shown), before, there);
  }

  /** Writes what was decided, and what is to be said about it. Routes are written before, so that their locks keep what is said in order. */
  void write(Tx tx, RoutingFacts scene) {
    known.remember(tx, scene.heard());
    routes.put(tx, scene.changedRoutes());
    decisions.write(tx, scene.routed());
    announcement.append(tx, scene.routed());
    MappingFailpoints.BEFORE_COMMIT.hit();
  }

  private static Set<SubjectId> withParents(Set<SubjectId> subjects, Collection<Incident> incidents) {
    return Stream.concat(subjects.stream(), incidents.stream().flatMap(incident -> incident.parent().stream())).collect(Collectors.toSet());
  }

  private Supplier<List<ChannelMapping>> covering(Tx tx, Set<AccountId> accounts, Collection<Incident> incidents) {
    Set<String> services = incidents.stream().flatMap(i -> i.classification().service().stream()).map(Named::nativeId).collect(Collectors.toSet());
    Set<String> teams = incidents.stream().flatMap(i -> i.classification().teams().stream()).map(Named::nativeId).collect(Collectors.toSet());
    return mappings.ofSources(tx, accounts, services, teams);
  }

  /** With the mappings by which subjects are shown that have left their source. */
  private List<ChannelMapping> withThoseLeft(Tx tx, Set<AccountId> accounts, List<ChannelMapping> covering, Stream<Route> shown) {
    Set<String> left = shown.map(route -> route.rule().mappingId()).collect(Collectors.toCollection(HashSet::new));
    covering.forEach(mapping -> left.remove(mapping.id()));
    return left.isEmpty() ? covering : Stream.concat(covering.stream(), mappings.named(tx, accounts, left).stream()).toList();
  }
}
