package io.muster.identity.tool.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.identity.tool.AccessToken;
import io.muster.identity.tool.OpenPage;
import io.muster.identity.tool.ToolAccount;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;

/**
 * What is open, page by page: first what is triggered, then what is acknowledged, since the published contract knows one status in a question. One that
 * changes between the two may come twice or not at all; nothing is concluded from either without reading it.
 */
@ApplicationScoped
class PagerDutyOpenIncidents {
  private static final List<String> STATUSES = List.of("triggered", "acknowledged");

  private final PagerDutyClient client;

  @Inject
  PagerDutyOpenIncidents(PagerDutyClient client) {
    this.client = client;
  }

  /** A place in the two lists; written {@code status/offset}. */
  private record Place(String status, int offset) {
    static Place of(String text) {
      String[] parts = text.split("/");
      return new Place(parts[0], Integer.parseInt(parts[1]));
    }

    String text() {
      return status + "/" + offset;
    }
  }

  OpenPage page(ToolAccount account, AccessToken token, Optional<String> page) {
    Place place = page.map(Place::of).orElse(new Place(STATUSES.getFirst(), 0));
    JsonNode read =
        client.get(
            account,
            token,
            "/incidents?date_range=all&statuses%5B%5D=" + place.status() + "&sort_by=created_at%3Aasc&limit=" + PagerDutyClient.PAGE + "&offset=" + place.offset());
    List<OpenPage.Open> open =
        PagerDutyJson.stream(read.path("incidents"))
            .map(incident -> new OpenPage.Open(PagerDutyObservation.changedAt(incident), PagerDutyObservation.listed(account.id(), incident)))
            .toList();
    boolean more = read.path("more").asBoolean();
    boolean last = place.offset() + PagerDutyClient.PAGE > PagerDutyClient.LAST_OFFSET;
    Optional<Place> next = more && !last ? Optional.of(new Place(place.status(), place.offset() + PagerDutyClient.PAGE)) : afterwards(place);
    return new OpenPage(open, next.map(Place::text), !(more && last));
  }

  private static Optional<Place> afterwards(Place place) {
    return place.status().equals(STATUSES.getFirst()) ? Optional.of(new Place(STATUSES.getLast(), 0)) : Optional.empty();
  }
}
