package io.muster.ingest.intake;

import io.muster.ingest.quarantine.TooLargeDeliveries;
import io.muster.ingest.source.Delivery;
import io.muster.ingest.source.DeliveryHeaders;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Notes deliveries that the server refused unread because they are too large ({@code quarkus.http.limits.max-body-size}): no tool repeats after 413, so that
 * an operator must see it and what the delivery told must be asked for. Nothing about them is proven, so little follows from one.
 */
@ApplicationScoped
class HttpTooLargeDeliveries {
  private static final int BEFORE_ALL = 10_000;
  private static final int TOO_LARGE = 413;
  private static final Pattern ADDRESS = Pattern.compile("/webhooks/([^/]+)/([^/]+)");

  private final Admission admission;
  private final TooLargeDeliveries tooLarge;
  private final IntakeMetrics metrics;

  HttpTooLargeDeliveries(Admission admission, TooLargeDeliveries tooLarge, IntakeMetrics metrics) {
    this.admission = admission;
    this.tooLarge = tooLarge;
    this.metrics = metrics;
  }

  void register(@Observes Filters filters) {
    filters.register(this::watch, BEFORE_ALL);
  }

  private void watch(RoutingContext context) {
    Matcher address = ADDRESS.matcher(context.normalizedPath());
    if (address.matches()) {
      // Not at the response's end: whoever refuses the length takes that for itself.
      context.addHeadersEndHandler(
          nothing -> {
            if (context.response().getStatusCode() == TOO_LARGE) {
              note(address.group(1), address.group(2), context.request());
            }
          });
    }
    context.next();
  }

  private void note(String tool, String senderId, HttpServerRequest request) {
    Optional<Delivery> unread = admission.unread(tool, senderId, DeliveryHeaders.of(request.headers().names(), request.headers()::getAll));
    metrics.delivered(tool, unread.isPresent() ? "refused" : "unknown-sender", "too-large");
    unread.ifPresent(tooLarge::note);
  }
}
