package io.muster.kit.http;

import io.muster.kit.messaging.Traces;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.tracing.TracingPolicy;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Carries the trace of each request where none is exported. The server's own span costs a tenth of what taking in a delivery does, also where nobody samples it; the
 * trace itself, which logs, rows and records tell, needs no span.
 */
@Singleton
class HttpTraces implements HttpServerOptionsCustomizer {
  /** Whoever takes a request is in its trace already. */
  private static final int BEFORE_EVERYBODY = 20_000;

  private final boolean exported;

  HttpTraces(@ConfigProperty(name = "quarkus.otel.traces.sampler.arg") double share) {
    this.exported = share > 0;
  }

  @Override
  public void customizeHttpServer(HttpServerOptions options) {
    leaveToUs(options);
  }

  @Override
  public void customizeHttpsServer(HttpServerOptions options) {
    leaveToUs(options);
  }

  private void leaveToUs(HttpServerOptions options) {
    if (!exported) {
      options.setTracingPolicy(TracingPolicy.IGNORE);
    }
  }

  void register(@Observes Filters filters) {
    if (!exported) {
      filters.register(HttpTraces::enter, BEFORE_EVERYBODY);
    }
  }

  /** The request's own context, which ends with it, has the trace from now on. */
  private static void enter(RoutingContext routing) {
    Traces.entered(Optional.ofNullable(routing.request().getHeader(Traces.TRACEPARENT))).makeCurrent();
    routing.next();
  }
}
