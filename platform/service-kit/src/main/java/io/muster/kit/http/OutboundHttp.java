package io.muster.kit.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.muster.kit.messaging.Traces;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Every call to another machine: bounded in time and size, never redirected, trusted authorities only, in the caller's trace, measured. One
 * attempt; repeating is the caller's decision. For virtual threads; whether an address may be called at all is the caller's check.
 */
@ApplicationScoped
public class OutboundHttp {
  private final OutboundConfig config;
  private final MeterRegistry meters;
  private final HttpClient client;

  /** Made by the container; by hand in tests without one. */
  public OutboundHttp(OutboundConfig config, TrustConfig trust, MeterRegistry meters) {
    this.config = config;
    this.meters = meters;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(config.connectTimeout())
            // Whoever calls waits on a carrier: most steps of an exchange run there as well, instead of on threads of the client's own.
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .sslContext(Trust.context(trust.caFile()))
            .build();
  }

  /**
   * Sends the request and waits for the whole answer.
   *
   * @param target a stable word for metrics, traces and messages, such as {@code teams}
   * @param request its timeout, where it has one, bounds the whole exchange
   * @return the answer, whatever its status; {@link OutboundFailure} where there is none
   */
  public HttpAnswer send(String target, HttpRequest request) {
    return send(target, target, request);
  }

  /**
   * The same, with words of its own in the trace.
   *
   * @param what is called, such as {@code Teams activity}; without ids, which would make every call another one
   */
  public HttpAnswer send(String target, String what, HttpRequest request) {
    try (OutboundSpan span = OutboundSpan.begin(request.method(), what)) {
      return send(target, request, span);
    }
  }

  private HttpAnswer send(String target, HttpRequest request, OutboundSpan span) {
    long begun = System.nanoTime();
    HttpRequest traced = traced(request);
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(traced, BodyHandlers.limiting(BodyHandlers.ofByteArray(), config.maxAnswerBytes()));
    String result = "no-answer";
    try {
      HttpResponse<byte[]> response = answer.get(request.timeout().orElse(config.timeout()).toMillis(), TimeUnit.MILLISECONDS);
      result = String.valueOf(response.statusCode());
      span.answered(response.statusCode());
      return new HttpAnswer(response.statusCode(), response.headers(), response.body());
    } catch (ExecutionException e) {
      OutboundFailure failure = failure(target, e.getCause());
      result = failure.reason();
      span.failed(result);
      throw failure;
    } catch (TimeoutException e) {
      answer.cancel(true);
      result = "too-slow";
      span.failed(result);
      throw new OutboundFailure.TooSlow(target, e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new OutboundFailure.Unreachable(target, e);
    } finally {
      meters.timer("muster.outbound", "target", target, "result", result).record(Duration.ofNanos(System.nanoTime() - begun));
    }
  }

  @PreDestroy
  void close() {
    client.shutdownNow();
  }

  private static HttpRequest traced(HttpRequest request) {
    return Traces.current()
        .map(traceparent -> HttpRequest.newBuilder(request, (name, value) -> true).setHeader(Traces.TRACEPARENT, traceparent).build())
        .orElse(request);
  }

  private static OutboundFailure failure(String target, Throwable cause) {
    if (cause instanceof HttpTimeoutException) {
      return new OutboundFailure.TooSlow(target, cause);
    }
    // The JDK tells a body over the limit by this text only.
    if (cause.getMessage() != null && cause.getMessage().contains("body exceeds capacity")) {
      return new OutboundFailure.AnswerTooLarge(target, cause);
    }
    return new OutboundFailure.Unreachable(target, cause);
  }
}
