package io.muster.sandbox.page.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.sandbox.page.http.Refusal;
import io.muster.sandbox.page.source.ControlSurface;
import io.muster.sandbox.page.source.PagerDutyReading;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The account's incidents, read with as few requests as the page can do with: PagerDuty's limit holds for the page, too. */
public final class Incidents {
  private static final Duration FRESH = Duration.ofSeconds(5);

  private final PagerDutyReading pagerDuty;
  private List<ShownIncident> list = List.of();
  private long readAt;
  private boolean stale = true;

  /** Incidents of the account that is read so. */
  public Incidents(PagerDutyReading pagerDuty) {
    this.pagerDuty = pagerDuty;
  }

  /** Something changed: the list is read anew when it is wanted next. */
  public synchronized void changed() {
    stale = true;
  }

  /** The newest hundred, newest first. What was read before is given again while PagerDuty's limit is reached. */
  public synchronized List<ShownIncident> newest() {
    if (stale || System.nanoTime() - readAt > FRESH.toNanos()) {
      stale = false;
      readAt = System.nanoTime();
      try {
        list = read();
      } catch (Refusal refusal) {
        stale = true;
        if (refusal.status() != 503 || list.isEmpty()) {
          throw refusal;
        }
      }
    }
    return list;
  }

  /** One of them with its notes and its log. */
  public ShownIncident one(String id) {
    String path = "/incidents/" + ControlSurface.encoded(id);
    ShownIncident incident = ShownIncident.of(pagerDuty.get(path).path("incident"));
    return incident.with(pagerDuty.get(path + "/notes").path("notes"), pagerDuty.get(path + "/log_entries?limit=100").path("log_entries"));
  }

  private List<ShownIncident> read() {
    List<ShownIncident> read = new ArrayList<>();
    JsonNode answer = pagerDuty.get("/incidents?limit=100&sort_by=created_at%3Adesc&date_range=all");
    answer.path("incidents").forEach(incident -> read.add(ShownIncident.of(incident)));
    return read;
  }
}
