package io.muster.mapping.routing;

import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.Incident;
import io.muster.contracts.incident.Named;
import io.muster.contracts.incident.SubjectId;
import io.muster.kit.database.Tx;
import io.muster.mapping.MappingFailpoints;
import io.muster.mapping.mapping.MappingRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Set;
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

  /** All that decisions about these incidents look at. */
  RoutingFacts read(Tx tx, Collection<Incident> incidents) {
    Set<SubjectId> subjects = incidents.stream().map(Incident::id).collect(Collectors.toSet());
    Set<SubjectId> withParents = Stream.concat(subjects.stream(), incidents.stream().flatMap(i -> i.parent().stream())).collect(Collectors.toSet());
    List<Route> routesThere = routes.of(tx, withParents);
    Set<AccountId> accounts = subjects.stream().map(SubjectId::account).collect(Collectors.toSet());
    Set<String> services = incidents.stream().flatMap(i -> i.classification().service().stream()).map(Named::nativeId).collect(Collectors.toSet());
    Set<String> teams = incidents.stream().flatMap(i -> i.classification().teams().stream()).map(Named::nativeId).collect(Collectors.toSet());
    Set<String> named = routesThere.stream().map(route -> route.rule().mappingId()).collect(Collectors.toSet());
    return new RoutingFacts(mappings.ofSources(tx, accounts, services, teams, named), known.of(tx, subjects), routesThere);
  }

  /** Writes what was decided, and what is to be said about it. Routes are written before, so that their locks keep what is said in order. */
  void write(Tx tx, RoutingFacts scene) {
    known.remember(tx, scene.heard());
    routes.put(tx, scene.changedRoutes());
    decisions.write(tx, scene.routed());
    announcement.append(tx, scene.routed());
    MappingFailpoints.BEFORE_COMMIT.hit();
  }
}
