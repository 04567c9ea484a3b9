package io.muster.kit.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.muster.contracts.wire.MessageJson;
import io.muster.kit.failure.Failure;
import io.muster.kit.http.HttpAnswer;
import io.muster.kit.http.OutboundHttp;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/**
 * Asks another service for what is needed now: 1.5 seconds at most, as this service, changing nothing. The asker must be able to go on without an
 * answer, and never stores one as truth.
 */
@ApplicationScoped
public class Queries {
  private static final Logger LOG = Logger.getLogger(Queries.class);
  private static final Duration DEADLINE = Duration.ofMillis(1500);
  private static final ObjectMapper JSON = MessageJson.mapper();

  private final ServicesConfig services;
  private final ServiceToken tokens;
  private final OutboundHttp http;
  private final MeterRegistry meters;
  private final Clock clock;
  private final Map<String, Breaker> breakers = new ConcurrentHashMap<>();

  Queries(ServicesConfig services, ServiceToken tokens, OutboundHttp http, MeterRegistry meters, Clock clock) {
    this.services = services;
    this.tokens = tokens;
    this.http = http;
    this.meters = meters;
    this.clock = clock;
  }

  /**
   * Asks with GET.
   *
   * @param service the full name, such as {@code identity-linking}
   * @param pathAndQuery begins with a slash; what is put into it is already encoded
   * @return empty where there is no such thing (404), or no answer in time
   */
  public <T> Optional<T> get(String service, String pathAndQuery, Class<T> type) {
    return ask(service, HttpRequest.newBuilder(address(service, pathAndQuery)).GET(), type);
  }

  /** Asks with POST, for questions that do not fit into an address; changes nothing at the other side either. */
  public <T> Optional<T> post(String service, String path, Object question, Class<T> type) {
    try {
      var body = BodyPublishers.ofByteArray(JSON.writeValueAsBytes(question));
      return ask(service, HttpRequest.newBuilder(address(service, path)).header("Content-Type", "application/json").POST(body), type);
    } catch (IOException e) {
      throw new IllegalArgumentException("a question cannot be written", e);
    }
  }

  private URI address(String service, String pathAndQuery) {
    var address = services.addresses().get(service);
    if (address == null || !pathAndQuery.startsWith("/")) {
      throw new IllegalArgumentException("no such service or path: " + service);
    }
    return URI.create(address.url().toString().replaceFirst("/$", "") + pathAndQuery);
  }

  private <T> Optional<T> ask(String service, HttpRequest.Builder request, Class<T> type) {
    Breaker breaker = breakers.computeIfAbsent(service, unknown -> new Breaker(clock));
    if (!breaker.mayAsk()) {
      count(service, "breaker");
      return Optional.empty();
    }
    try {
      HttpAnswer answer =
          http.send(
              service,
              request.timeout(DEADLINE).header("Accept", "application/json").header("Authorization", "Bearer " + tokens.meantFor(service).reveal()).build());
      if (answer.status() >= 500) {
        breaker.failed();
      } else {
        breaker.answered();
      }
      count(service, String.valueOf(answer.status()));
      if (!answer.ok() && answer.status() != 404) {
        LOG.warnf("A query was not answered: service=%s status=%d", service, answer.status());
      }
      return answer.ok() && answer.body().length > 0 ? Optional.of(JSON.readValue(answer.body(), type)) : Optional.empty();
    } catch (Failure e) {
      breaker.failed();
      count(service, e.reason());
      LOG.warnf("A query was not answered: service=%s reason=%s", service, e.reason());
      return Optional.empty();
    } catch (IOException e) {
      count(service, "unreadable");
      LOG.warnf("A query's answer cannot be read: service=%s", service);
      return Optional.empty();
    }
  }

  private void count(String service, String result) {
    meters.counter("muster.queries", "service", service, "result", result).increment();
  }
}
