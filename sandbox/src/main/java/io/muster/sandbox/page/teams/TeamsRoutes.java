package io.muster.sandbox.page.teams;

import io.muster.sandbox.page.http.Call;
import io.muster.sandbox.page.http.Refusal;
import io.muster.sandbox.page.http.Route;
import io.muster.sandbox.page.source.ControlSurface;
import java.util.ArrayList;
import java.util.List;

/** {@code /api/teams}: what a person sees and does in Teams, in the words of the stand-in. */
public final class TeamsRoutes {
  private static final List<String> DEEDS =
      List.of(
          "messages", "presses", "views", "lookers", "edits", "deletions", "restorations", "reactions", "installations", "removals", "arrivals", "departures", "channel-events");
  /** As much as somebody scrolls through; whoever wants more says so. */
  private static final String NEWEST = "200";

  private final ControlSurface teams;

  /** @param teams from where its people are played */
  public TeamsRoutes(ControlSurface teams) {
    this.teams = teams;
  }

  /** The routes. */
  public List<Route> routes() {
    List<Route> routes = new ArrayList<>();
    routes.add(Route.get("/api/teams/messages", this::messages));
    DEEDS.forEach(deed -> routes.add(Route.post("/api/teams/" + deed, call -> teams.post("/" + deed, call.body()))));
    routes.add(
        Route.post(
            "/api/teams/dialogs/{id}/submissions", call -> teams.post("/dialogs/" + ControlSurface.encoded(call.path("id")) + "/submissions", call.body())));
    return routes;
  }

  private Object messages(Call call) {
    String conversation =
        call.query("conversation").orElseThrow(() -> new Refusal(400, "No conversation was named.", "Choose one on the left."));
    String as = call.query("as").map(person -> "&as=" + ControlSurface.encoded(person)).orElse("");
    String newest = call.query("newest").filter(number -> number.matches("[1-9][0-9]{0,3}")).orElse(NEWEST);
    String deleted = call.query("deleted").orElse("true").equals("false") ? "" : "&deleted=true";
    String versions = call.query("versions").orElse("").equals("true") ? "&versions=true" : "";
    return teams.get("/messages?conversation=" + ControlSurface.encoded(conversation) + as + "&newest=" + newest + deleted + versions);
  }
}
