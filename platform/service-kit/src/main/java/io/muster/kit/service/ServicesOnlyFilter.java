package io.muster.kit.service;

import io.micrometer.core.instrument.MeterRegistry;
import io.muster.kit.http.OutboundHttp;
import io.muster.kit.problem.GeneralProblem;
import io.muster.kit.problem.Problem;
import io.muster.kit.service.TokenCheck.Proven;
import io.muster.kit.service.TokenCheck.Reason;
import io.muster.kit.service.TokenCheck.Refused;
import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.ext.Provider;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** Lets only the named services through. */
@Provider
@ServicesOnly({})
@Priority(Priorities.AUTHENTICATION)
public class ServicesOnlyFilter implements ContainerRequestFilter {
  private static final Logger LOG = Logger.getLogger(ServicesOnlyFilter.class);
  private static final String BEARER = "Bearer ";

  private final Supplier<Optional<ServiceTokenVerifier>> verifier;
  private final CallingService caller;
  private final MeterRegistry meters;

  @Context ResourceInfo resource;

  /** Filters are made while the application is built, when no configuration can be read yet: hence the provider. */
  ServicesOnlyFilter(jakarta.inject.Provider<ServiceTokenConfig> config, OutboundHttp http, Clock clock, CallingService caller, MeterRegistry meters) {
    this.caller = caller;
    this.meters = meters;
    this.verifier = once(() -> verifier(config.get(), http, clock));
  }

  private static Optional<ServiceTokenVerifier> verifier(ServiceTokenConfig config, OutboundHttp http, Clock clock) {
    return config
        .issuer()
        .flatMap(
            issuer ->
                config
                    .jwksUrl()
                    .map(
                        address ->
                            new ServiceTokenVerifier(
                                new JwksCache("service-token-issuer", () -> address, http, clock)::key, issuer, config.audience(), config.subjects(), clock)));
  }

  private static <T> Supplier<T> once(Supplier<T> making) {
    AtomicReference<T> made = new AtomicReference<>();
    return () -> made.updateAndGet(known -> known == null ? making.get() : known);
  }

  @Override
  public void filter(ContainerRequestContext request) {
    switch (check(request.getHeaderString(HttpHeaders.AUTHORIZATION))) {
      case Proven(var service) -> {
        if (Arrays.asList(allowed()).contains(service)) {
          caller.proven(service);
        } else {
          throw refused(Reason.CALLER_NOT_ALLOWED);
        }
      }
      case Refused(var reason) -> throw refused(reason);
    }
  }

  private TokenCheck check(String authorization) {
    if (authorization == null || !authorization.startsWith(BEARER)) {
      return new Refused(Reason.MISSING);
    }
    return verifier.get().map(known -> known.check(authorization.substring(BEARER.length()))).orElse(new Refused(Reason.KEYS_UNAVAILABLE));
  }

  private String[] allowed() {
    ServicesOnly onMethod = resource.getResourceMethod().getAnnotation(ServicesOnly.class);
    return (onMethod == null ? resource.getResourceClass().getAnnotation(ServicesOnly.class) : onMethod).value();
  }

  private Problem refused(Reason reason) {
    meters.counter("muster.service.tokens.refused", "reason", reason.label()).increment();
    LOG.warnf("A query was refused: reason=%s", reason.label());
    return new Problem(
        switch (reason) {
          case CALLER_NOT_ALLOWED -> GeneralProblem.NOT_ALLOWED;
          case KEYS_UNAVAILABLE -> GeneralProblem.UNAVAILABLE;
          case MISSING, UNREADABLE, UNKNOWN_KEY, BAD_SIGNATURE, WRONG_ISSUER, WRONG_AUDIENCE, EXPIRED, NOT_YET_VALID, UNKNOWN_SUBJECT -> GeneralProblem.NOT_SIGNED_IN;
        });
  }
}
