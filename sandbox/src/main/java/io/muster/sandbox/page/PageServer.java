package io.muster.sandbox.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.contracts.incident.AccountId;
import io.muster.sandbox.page.http.HttpFace;
import io.muster.sandbox.page.http.Route;
import io.muster.sandbox.page.journey.Journal;
import io.muster.sandbox.page.journey.JourneyRoute;
import io.muster.sandbox.page.journey.TopicReader;
import io.muster.sandbox.page.journey.TopicRecord;
import io.muster.sandbox.page.live.Area;
import io.muster.sandbox.page.live.ChangeFeed;
import io.muster.sandbox.page.live.Changed;
import io.muster.sandbox.page.live.Changes;
import io.muster.sandbox.page.live.EventRoute;
import io.muster.sandbox.page.pagerduty.Incidents;
import io.muster.sandbox.page.pagerduty.PagerDutyRoutes;
import io.muster.sandbox.page.source.ControlSurface;
import io.muster.sandbox.page.source.Fresh;
import io.muster.sandbox.page.source.OperatorApi;
import io.muster.sandbox.page.source.TeamsSide;
import io.muster.sandbox.page.state.Standing;
import io.muster.sandbox.page.state.StateRoute;
import io.muster.sandbox.page.teams.TeamsRoutes;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The sandbox's page: Teams and PagerDuty side by side, and beneath them the way of an incident through Muster. */
public final class PageServer implements AutoCloseable {
  private static final String FILES = "/page";
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  private static final Duration NOT_SOONER = Duration.ofMillis(100);
  private static final Duration NOT_LATER = Duration.ofSeconds(10);

  private final Changes changes = new Changes();
  private final Standing standing = new Standing();
  private final TeamsSide teamsSide;
  private final Fresh<JsonNode> account;
  private final Journal journal;
  private final JourneyRoute journeys;
  private final List<Route> routes = new ArrayList<>();
  private final TopicReader topics;
  private final List<ChangeFeed> feeds;
  private Optional<HttpFace> face = Optional.empty();

  /** A page for this world; nothing is read and nobody is answered before {@link #start}. */
  public PageServer(PageWorld world) {
    String subdomain = world.pagerDuty().subdomain();
    ControlSurface teams = new ControlSurface(world.web(), "Teams", world.microsoft().control());
    ControlSurface pagerDuty = new ControlSurface(world.web(), "PagerDuty", world.pagerDuty().control());
    Incidents incidents = new Incidents(pagerDuty, subdomain);
    teamsSide = new TeamsSide(teams, world.microsoft().botAppId());
    account = new Fresh<>(NOT_SOONER, NOT_LATER, () -> pagerDuty.get("/accounts/" + ControlSurface.encoded(subdomain)));
    journal = new Journal(incident -> changes.happened(Changed.incident(Area.JOURNEY, incident)));
    OperatorApi services = new OperatorApi(world.web(), world.services(), world.operatorToken());
    journeys = new JourneyRoute(journal, new AccountId("pagerduty", subdomain), incidents, services, teamsSide, teams, pagerDuty, world.spans());
    routes.add(new StateRoute(world, teamsSide, account, standing).route());
    routes.addAll(new TeamsRoutes(teams).routes());
    routes.addAll(new PagerDutyRoutes(pagerDuty, subdomain, incidents).routes());
    routes.add(journeys.route());
    routes.add(new EventRoute(changes, HEARTBEAT).route());
    topics = new TopicReader(world.kafka(), this::take);
    feeds =
        List.of(
            new ChangeFeed(teams, this::teamsChanged, () -> changedAll(Area.TEAMS)), new ChangeFeed(pagerDuty, this::pagerDutyChanged, () -> changedAll(Area.PAGERDUTY)));
  }

  /**
   * Begins to follow what happens and to answer on 127.0.0.1.
   *
   * @param port 0 for a free one
   * @return the address to open in a browser
   * @throws java.io.UncheckedIOException when the port is taken
   */
  public URI start(int port) {
    HttpFace started = new HttpFace(port, FILES, routes);
    face = Optional.of(started);
    changes.start();
    topics.start();
    feeds.forEach(ChangeFeed::start);
    return URI.create("http://127.0.0.1:" + started.port());
  }

  private void take(TopicRecord record) {
    journal.take(record);
    if (standing.take(record)) {
      changes.happened(Changed.in(Area.MUSTER));
    }
  }

  private void teamsChanged(JsonNode change) {
    switch (change.path("kind").asText()) {
      case "message" -> changes.happened(Changed.conversation(change.path("conversation").asText()));
      case "delivery", "ledger" -> {
        journeys.teamsWorked();
        changes.happened(Changed.in(Area.JOURNEY));
      }
      default -> changedAll(Area.TEAMS);
    }
  }

  private void pagerDutyChanged(JsonNode change) {
    String kind = change.path("kind").asText();
    if (kind.equals("incident")) {
      changes.happened(Changed.incident(Area.PAGERDUTY, change.path("id").asText()));
    } else if (kind.equals("webhook")) {
      changes.happened(Changed.in(Area.JOURNEY));
    } else {
      changedAll(Area.PAGERDUTY);
    }
  }

  private void changedAll(Area area) {
    if (area == Area.TEAMS) {
      teamsSide.changed();
      journeys.teamsWorked();
    } else {
      account.changed();
    }
    changes.happened(Changed.in(area));
  }

  @Override
  public void close() {
    face.ifPresent(HttpFace::close);
    feeds.forEach(ChangeFeed::close);
    topics.close();
    changes.close();
  }
}
