package io.muster.sandbox.page.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.sandbox.page.source.ControlSurface;
import java.util.ArrayList;
import java.util.List;

/** The account's incidents as PagerDuty's own pages list and open them. */
public final class Incidents {
  private final ControlSurface control;
  private final String path;

  /**
   * @param control of PagerDuty
   * @param subdomain of the account
   */
  public Incidents(ControlSurface control, String subdomain) {
    this.control = control;
    this.path = "/accounts/" + ControlSurface.encoded(subdomain) + "/incidents";
  }

  /** The newest hundred, newest first. */
  public List<ShownIncident> newest() {
    List<ShownIncident> newest = new ArrayList<>();
    control.get(path + "?limit=100").path("incidents").forEach(incident -> newest.add(ShownIncident.of(incident)));
    return newest;
  }

  /** One of them with its notes and its log. */
  public ShownIncident one(String id) {
    return whole(control.get(path + "/" + ControlSurface.encoded(id)));
  }

  /** Somebody triggers one; the body is the stand-in's. */
  ShownIncident trigger(JsonNode body) {
    return whole(control.post(path, body));
  }

  /** Somebody does something to one; the body is the stand-in's. */
  ShownIncident act(String id, String deed, JsonNode body) {
    return whole(control.post(path + "/" + ControlSurface.encoded(id) + "/" + ControlSurface.encoded(deed), body));
  }

  private static ShownIncident whole(JsonNode answer) {
    return ShownIncident.of(answer.path("incident")).with(answer.path("notes"), answer.path("log_entries"));
  }
}
