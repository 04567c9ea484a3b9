package io.muster.sandbox.page.journey;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.SubjectId;
import io.muster.sandbox.page.http.Refusal;
import io.muster.sandbox.page.http.Route;
import io.muster.sandbox.page.pagerduty.Incidents;
import io.muster.sandbox.page.pagerduty.ShownIncident;
import io.muster.sandbox.page.source.ControlSurface;
import io.muster.sandbox.page.source.OperatorApi;
import io.muster.sandbox.page.source.TeamsSide;
import io.muster.sandbox.trace.SpanStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** {@code GET /api/journeys/{incident}}: an incident's way, joined from all who saw a part of it. */
public final class JourneyRoute {
  private final Journal journal;
  private final AccountId account;
  private final Incidents incidents;
  private final OperatorApi services;
  private final TeamsSide teamsSide;
  private final SpanStore spans;
  private final Presses presses;
  private final TeamsRefusals refusals;
  private final List<Witness> witnesses;

  /**
   * A journey as the page shows it.
   *
   * @param incident as PagerDuty has it; null where it does not answer or has no such incident
   * @param hops oldest first
   */
  public record Journey(ShownIncident incident, Summary summary, List<Hop> hops) {}

  /**
   * @param account whose incidents are meant
   * @param teams from where Teams' people are played
   * @param spans of all services
   */
  public JourneyRoute(
      Journal journal, AccountId account, Incidents incidents, OperatorApi services, TeamsSide teamsSide, ControlSurface teams, ControlSurface pagerDuty, SpanStore spans) {
    this.journal = journal;
    this.account = account;
    this.incidents = incidents;
    this.services = services;
    this.teamsSide = teamsSide;
    this.spans = spans;
    this.presses = new Presses(teams);
    this.refusals = new TeamsRefusals(teams);
    this.witnesses = List.of(new WebhookAttempts(pagerDuty), new CardThreads(teams), presses, refusals);
  }

  /** The route. */
  public Route route() {
    return Route.get("/api/journeys/{incident}", call -> journey(call.path("incident")));
  }

  /** Teams delivered something to the bot, or the bot called Teams. */
  public void teamsWorked() {
    presses.changed();
    refusals.changed();
  }

  private Journey journey(String id) {
    Story.Kept story = journal.of(SubjectId.incident(account, id));
    CompletableFuture<Optional<ShownIncident>> incident = aside(() -> Optional.of(incidents.one(id)), Optional.empty());
    CompletableFuture<Names> names = aside(() -> names(story), new PlainNames(Map.of(), Map.of(), story.events()));
    CompletableFuture<List<Waiting>> waiting = aside(() -> Waiting.of(services, story.subject()), List.of());
    List<CompletableFuture<List<Moment>>> seen = witnesses.stream().map(witness -> aside(() -> witness.of(story), List.<Moment>of())).toList();
    List<Moment> all = new ArrayList<>(story.moments());
    seen.forEach(one -> all.addAll(one.join()));
    List<Moment> moments = Moment.traced(CardUpdates.told(Moment.inOrder(Arrivals.folded(all)), story.news()));
    if (moments.isEmpty() && incident.join().isEmpty()) {
      throw new Refusal(404, "Neither PagerDuty nor Muster knows this incident.", "Choose one from the list.");
    }
    HopSpans parts = new HopSpans(spans);
    List<Hop> hops = moments.stream().map(moment -> Hop.of(moment, moments.getFirst(), names.join(), parts)).toList();
    return new Journey(incident.join().orElse(null), Summary.of(story, waiting.join(), names.join()), hops);
  }

  /** On a thread of its own; whoever does not answer is left out, so that the rest can be told. */
  private static <T> CompletableFuture<T> aside(java.util.function.Supplier<T> work, T otherwise) {
    return CompletableFuture.supplyAsync(work, task -> Thread.ofVirtual().start(task)).exceptionally(failure -> otherwise);
  }

  private Names names(Story.Kept story) {
    Map<String, String> reasons = new HashMap<>();
    Optional<JsonNode> why = services.ask("channel-mapping", "/api/why?subject=" + ControlSurface.encoded(story.subject()));
    why.ifPresent(answer -> answer.path("decisions").forEach(decision -> reasons.put(decision.path("reason").asText(), decision.path("text").asText())));
    Map<String, String> conversations = new HashMap<>();
    teamsSide.conversations().forEach(place -> teamsSide.nameOf(place.path("id").asText()).ifPresent(name -> conversations.put(place.path("id").asText(), name)));
    return new PlainNames(conversations, reasons, story.events());
  }

  /** Names that are known; what has none is told by its id or its word. */
  private record PlainNames(Map<String, String> conversations, Map<String, String> reasons, Map<String, String> events) implements Names {
    @Override
    public String conversation(String id) {
      return conversations.getOrDefault(id, "a conversation (" + id + ")");
    }

    @Override
    public String routingReason(String label) {
      return reasons.getOrDefault(label, Words.capital(Words.plain(label)) + ".");
    }

    @Override
    public Optional<String> event(String id) {
      return Optional.ofNullable(events.get(id)).flatMap(EventWords::of);
    }
  }
}
