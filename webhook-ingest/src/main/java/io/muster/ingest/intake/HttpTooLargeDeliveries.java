package io.muster.ingest.intake;

import io.muster.ingest.quarantine.TooLargeDeliveries;
import io.muster.ingest.source.Delivery;
import io.muster.ingest.source.DeliveryHeaders;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
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
 *
 * <p>A body that is not much too large is read to its end and thrown away first: whoever is still writing when the connection closes is told of a broken
 * connection instead of 413, and repeats.
 */
@ApplicationScoped
class HttpTooLargeDeliveries {
  private static final int BEFORE_ALL = 10_000;
  private static final int TOO_LARGE = 413;
  private static final long READ_TO_ITS_END = 8 * 1024 * 1024;
  private static final Pattern ADDRESS = Pattern.compile("/webhooks/([^/]+)/([^/]+)");

  private final Admission admission;
  private final TooLargeDeliveries tooLarge;
  private final IntakeMetrics metrics;
  private final long most;

  HttpTooLargeDeliveries(Admission admission, TooLargeDeliveries tooLarge, IntakeMetrics metrics, IntakeConfig config) {
    this.admission = admission;
    this.tooLarge = tooLarge;
    this.metrics = metrics;
    this.most = config.largest().asLongValue();
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
    if (isWorthReading(context.request())) {
      context.request().handler(bytes -> {}).endHandler(end -> context.next());
    } else {
      context.next();
    }
  }

  /** Too large, but soon at its end; who waits to be told to go on has not begun to write. */
  private boolean isWorthReading(HttpServerRequest request) {
    String told = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    if (told == null || told.length() > 10 || request.headers().contains(HttpHeaders.EXPECT)) {
      return false;
    }
    long length = Long.parseLong(told);
    return length > most && length <= READ_TO_ITS_END;
  }

  private void note(String tool, String senderId, HttpServerRequest request) {
    Optional<Delivery> unread = admission.unread(tool, senderId, DeliveryHeaders.of(request.headers()));
    metrics.delivered(tool, unread.isPresent() ? "refused" : "unknown-sender", "too-large");
    unread.ifPresent(tooLarge::note);
  }
}
