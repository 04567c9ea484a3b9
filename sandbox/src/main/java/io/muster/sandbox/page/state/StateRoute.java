package io.muster.sandbox.page.state;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.sandbox.page.PageWorld;
import io.muster.sandbox.page.http.Route;
import io.muster.sandbox.page.source.Fresh;
import io.muster.sandbox.page.source.TeamsSide;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** {@code GET /api/state}: who and what there is, how things stand, and what to do next; with {@code as} (object id or sign-in name) for that person. */
public final class StateRoute {
  private static final Duration HEALTH_ASKED_EVERY = Duration.ofSeconds(2);

  private final PageWorld world;
  private final TeamsSide teams;
  private final Fresh<JsonNode> account;
  private final Standing standing;
  private final Fresh<List<PageState.ServiceState>> services;

  /**
   * @param account the account as PagerDuty's stand-in lists it
   */
  public StateRoute(PageWorld world, TeamsSide teams, Fresh<JsonNode> account, Standing standing) {
    this.world = world;
    this.teams = teams;
    this.account = account;
    this.standing = standing;
    this.services = new Fresh<>(HEALTH_ASKED_EVERY, HEALTH_ASKED_EVERY, this::askServices);
  }

  /** The route. */
  public Route route() {
    return Route.get("/api/state", call -> state(call.query("as")));
  }

  private PageState state(Optional<String> as) {
    PageWorld.MicrosoftSide microsoft = world.microsoft();
    TeamsState seen = new TeamsState(teams, microsoft.botAppId(), standing);
    PageState.PagerDutyAccount pagerDuty = PagerDutyState.of(account.get());
    List<PageState.Person> people = seen.people();
    List<PageState.Team> allTeams = seen.teams();
    List<PageState.Chat> chats = seen.chats();
    return new PageState(
        new PageState.Services(services.get()),
        new PageState.Tenant(microsoft.tenant(), microsoft.tenantName()),
        new PageState.Bot(microsoft.botName(), microsoft.botAppId()),
        people,
        allTeams,
        chats,
        pagerDuty,
        standing.mappings().stream().map(StateRoute::mapping).toList(),
        new Guide(standing, Viewer.of(as, people, allTeams, chats, pagerDuty), pagerDuty, Clock.systemUTC()).steps());
  }

  private static PageState.Mapping mapping(Standing.Mapping mapping) {
    return new PageState.Mapping(mapping.conversation(), mapping.name(), "Connected to the " + mapping.kind() + " " + mapping.name() + ": its incidents are shown here.", mapping.since().toString());
  }

  private List<PageState.ServiceState> askServices() {
    List<CompletableFuture<PageState.ServiceState>> asked =
        world.services().entrySet().stream().map(service -> CompletableFuture.supplyAsync(() -> ask(service), task -> Thread.ofVirtual().start(task))).toList();
    return asked.stream().map(CompletableFuture::join).toList();
  }

  private PageState.ServiceState ask(Map.Entry<String, String> service) {
    return new PageState.ServiceState(service.getKey(), world.web().answers(service.getValue() + "/q/health/ready"), service.getValue());
  }
}
