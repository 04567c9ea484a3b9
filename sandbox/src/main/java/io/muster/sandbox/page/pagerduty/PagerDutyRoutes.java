package io.muster.sandbox.page.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.sandbox.page.http.Call;
import io.muster.sandbox.page.http.Refusal;
import io.muster.sandbox.page.http.Route;
import io.muster.sandbox.page.source.ControlSurface;
import java.util.List;
import java.util.Map;

/** {@code /api/pagerduty}: incidents as PagerDuty has them, and what its people do. */
public final class PagerDutyRoutes {
  private static final int MOST_INCIDENTS = 1000;
  private static final int MOST_EVENTS = 6;
  private static final int MOST_SECONDS = 60;

  private final ControlSurface control;
  private final String account;
  private final Incidents incidents;

  /**
   * @param control from where its people are played
   */
  public PagerDutyRoutes(ControlSurface control, String subdomain, Incidents incidents) {
    this.control = control;
    this.account = "/accounts/" + ControlSurface.encoded(subdomain);
    this.incidents = incidents;
  }

  /** The routes. */
  public List<Route> routes() {
    return List.of(
        Route.get("/api/pagerduty/incidents", call -> incidents.newest()),
        Route.get("/api/pagerduty/incidents/{id}", call -> incidents.one(call.path("id"))),
        Route.post("/api/pagerduty/incidents", call -> incidents.trigger(call.body())),
        Route.post("/api/pagerduty/incidents/{id}/{deed}", call -> incidents.act(call.path("id"), call.path("deed"), call.body())),
        Route.post("/api/pagerduty/storm", this::storm),
        Route.get("/api/pagerduty/storm", call -> progress()));
  }

  private Map<String, Object> storm(Call call) {
    ObjectNode wanted = call.body();
    bounded(wanted, "incidents", MOST_INCIDENTS);
    bounded(wanted, "eventsEach", MOST_EVENTS);
    bounded(wanted, "seconds", MOST_SECONDS);
    JsonNode begun = control.post(account + "/storm", wanted);
    return Map.of("storm", begun.path("storm").asText());
  }

  private JsonNode progress() {
    return control.get(account + "/storm");
  }

  private static void bounded(ObjectNode wanted, String name, int most) {
    JsonNode given = wanted.path(name);
    if (!given.isIntegralNumber() || given.asLong() < 1 || given.asLong() > most) {
      throw new Refusal(400, "A storm has from 1 to " + most + " " + words(name) + ".", "Choose a number in between.");
    }
  }

  private static String words(String name) {
    return name.equals("eventsEach") ? "events for each incident" : name;
  }
}
