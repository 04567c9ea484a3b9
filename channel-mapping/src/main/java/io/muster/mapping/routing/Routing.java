package io.muster.mapping.routing;

import io.muster.contracts.bot.BotCommand.Notice;
import io.muster.contracts.bot.BotCommand.StopReason;
import io.muster.contracts.incident.Change;
import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.incident.Incident;
import io.muster.mapping.mapping.ChannelMapping;
import io.muster.mapping.routing.RoutingCause.Changed;
import io.muster.mapping.routing.RoutingCause.MappingMade;
import io.muster.mapping.routing.RoutingCause.MappingsEnded;
import io.muster.mapping.routing.RoutingDecision.Follows;
import io.muster.mapping.routing.RoutingDecision.Starts;
import io.muster.mapping.routing.RoutingDecision.Stops;
import io.muster.mapping.routing.RoutingDecision.Withheld;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides which conversations show a subject, and why. Pure: the same incident, mappings and routes give the same decisions.
 */
public final class Routing {
  /** The most particular mapping speaks for its conversation: a service before a team; then the id, so that the choice never wavers. */
  private static final Comparator<ChannelMapping> MOST_PARTICULAR =
      Comparator.comparing((ChannelMapping mapping) -> mapping.source().kind()).thenComparing(ChannelMapping::id);

  private final Incident incident;
  private final RoutingCause cause;
  private final Surroundings around;

  private Routing(Incident incident, RoutingCause cause, Surroundings around) {
    this.incident = incident;
    this.cause = cause;
    this.around = around;
  }

  /**
   * What the decision looks at besides the incident.
   *
   * @param mappings those of the incident's account, and those that its routes name even when they no longer hold
   * @param routes of this subject
   * @param showingParent conversations that show the subject's parent now
   */
  public record Surroundings(List<ChannelMapping> mappings, List<Route> routes, Set<ConversationId> showingParent) {
    public Surroundings {
      mappings = List.copyOf(mappings);
      routes = List.copyOf(routes);
      showingParent = Set.copyOf(showingParent);
    }
  }

  /** One decision for each conversation that has a say; in the order of their keys. Conversations with nothing to decide are left out. */
  public static List<RoutingDecision> decide(Incident incident, RoutingCause cause, Surroundings around) {
    var routing = new Routing(incident, cause, around);
    return routing.conversations().stream()
        .sorted(Comparator.comparing(ConversationId::key))
        .flatMap(conversation -> routing.decide(conversation).stream())
        .toList();
  }

  private Set<ConversationId> conversations() {
    var conversations = new LinkedHashSet<ConversationId>();
    around.routes().stream().filter(Route::active).map(Route::conversation).forEach(conversations::add);
    around.mappings().stream().filter(this::holds).map(ChannelMapping::conversation).forEach(conversations::add);
    return conversations;
  }

  private Optional<RoutingDecision> decide(ConversationId conversation) {
    List<ChannelMapping> covering =
        around.mappings().stream()
            .filter(mapping -> mapping.conversation().equals(conversation))
            .filter(this::holds)
            .sorted(MOST_PARTICULAR)
            .toList();
    Optional<Route> shownBy = around.routes().stream().filter(r -> r.active() && r.conversation().equals(conversation)).findFirst();
    return switch (cause) {
      case Changed changed -> Optional.of(shownBy.map(r -> keep(r, covering, changed)).orElseGet(() -> start(covering, changed)));
      case MappingMade made -> shownBy.isPresent() ? Optional.empty() : startOpen(covering, made);
      case MappingsEnded ignored -> shownBy.filter(r -> covering.isEmpty()).map(this::stopUncovered);
    };
  }

  private boolean holds(ChannelMapping mapping) {
    return mapping.live() && mapping.covers(incident);
  }

  private RoutingDecision keep(Route route, List<ChannelMapping> covering, Changed changed) {
    if (!incident.visibility().open()) {
      return new Stops(route.conversation(), route.rule(), StopReason.NO_LONGER_VISIBLE);
    }
    if (covering.isEmpty()) {
      return stopUncovered(route);
    }
    List<Notice> notices = Notices.of(incident, changed.before(), changed.occurrence(), wanted(covering, changed.occurrence().at()));
    ChannelMapping speaker = covering.stream().filter(m -> m.id().equals(route.rule().mappingId())).findFirst().orElse(covering.getFirst());
    return new Follows(route.conversation(), speaker.rule(), notices);
  }

  private static Set<Change> wanted(List<ChannelMapping> covering, Instant at) {
    return covering.stream().flatMap(mapping -> mapping.rules().notifyOn(at).stream()).collect(Collectors.toSet());
  }

  private Stops stopUncovered(Route route) {
    Optional<ChannelMapping> shownUnder = around.mappings().stream().filter(m -> m.id().equals(route.rule().mappingId())).findFirst();
    boolean stillHolds = shownUnder.filter(ChannelMapping::live).isPresent();
    return new Stops(
        route.conversation(),
        shownUnder.map(ChannelMapping::rule).orElse(route.rule()),
        stillHolds ? StopReason.MOVED_AWAY : StopReason.UNMAPPED);
  }

  private RoutingDecision start(List<ChannelMapping> covering, Changed changed) {
    var refusals = new ArrayList<RoutingDecision>();
    for (ChannelMapping mapping : covering) {
      Optional<RoutingReason> obstacle = CardObstacle.of(incident, mapping, changed.before().isEmpty(), Optional.of(changed.occurrence()), around.showingParent());
      if (obstacle.isEmpty()) {
        return new Starts(mapping.conversation(), mapping.rule(), RoutingReason.PASSES);
      }
      refusals.add(new Withheld(mapping.conversation(), mapping.rule(), obstacle.get()));
    }
    return refusals.getFirst();
  }

  private Optional<RoutingDecision> startOpen(List<ChannelMapping> covering, MappingMade made) {
    return covering.stream()
        .filter(mapping -> mapping.id().equals(made.mappingId()))
        .findFirst()
        .map(
            mapping ->
                CardObstacle.of(incident, mapping, false, Optional.empty(), around.showingParent())
                    .<RoutingDecision>map(obstacle -> new Withheld(mapping.conversation(), mapping.rule(), obstacle))
                    .orElseGet(() -> new Starts(mapping.conversation(), mapping.rule(), RoutingReason.OPEN_WHEN_CONNECTED)));
  }
}
