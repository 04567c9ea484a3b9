package io.muster.ingest.intake;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Closes connections on which a request does not arrive whole in time: a byte now and then would hold one for ever. */
@ApplicationScoped
class HttpSlowRequestLimits {
  /** Also before whoever reads a body that is too large to its end. */
  private static final int BEFORE_ALL = 10_001;

  private final Vertx vertx;
  private final long within;

  HttpSlowRequestLimits(Vertx vertx, IntakeConfig config) {
    this.vertx = vertx;
    this.within = config.requestWithin().toMillis();
  }

  void register(@Observes Filters filters) {
    filters.register(this::watch, BEFORE_ALL);
  }

  private void watch(RoutingContext context) {
    if (!context.request().isEnded()) {
      long timer =
          vertx.setTimer(
              within,
              ignored -> {
                if (!context.request().isEnded()) {
                  context.request().connection().close();
                }
              });
      context.addEndHandler(ended -> vertx.cancelTimer(timer));
    }
    context.next();
  }
}
