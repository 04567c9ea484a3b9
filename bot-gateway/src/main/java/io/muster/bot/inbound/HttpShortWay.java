package io.muster.bot.inbound;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.virtual.threads.VirtualThreads;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/**
 * The short way for activities as Teams sends them: a small body whose length is told, over HTTP/1.1. What serves all other requests costs more than proving an
 * activity and answering it, and does nothing for them: nobody signs in, nothing is negotiated. What is not plain goes on to {@link ActivityResource}, and both ask
 * the same {@link Activities}.
 */
@ApplicationScoped
class HttpShortWay {
  private static final String PATH = "/api/messages";
  private static final int BEFORE_ALL = 10_002;

  /** As much as a connection that is slow may have kept in memory. */
  private static final int SMALL = 64 * 1024;

  /** How long Teams may take to write one. */
  private static final Duration WITHIN = Duration.ofSeconds(10);

  private final Activities activities;
  private final ExecutorService threads;

  HttpShortWay(Activities activities, @VirtualThreads ExecutorService threads) {
    this.activities = activities;
    this.threads = threads;
  }

  void register(@Observes Filters filters) {
    filters.register(this::watch, BEFORE_ALL);
  }

  private void watch(RoutingContext routing) {
    HttpServerRequest request = routing.request();
    if (request.method().equals(HttpMethod.POST) && request.version() == HttpVersion.HTTP_1_1 && request.path().equals(PATH) && isSmall(request)) {
      // The name under which the request is measured and traced.
      Vertx.currentContext().putLocal("UrlPathTemplate", PATH);
      read(request, routing.vertx());
    } else {
      routing.next();
    }
  }

  private void read(HttpServerRequest request, Vertx vertx) {
    Buffer body = Buffer.buffer();
    // A byte now and then would hold a connection for ever. A timer for each is little at the rate of people.
    long slow = vertx.setTimer(WITHIN.toMillis(), over -> request.connection().close());
    request
        .exceptionHandler(broken -> vertx.cancelTimer(slow))
        .handler(body::appendBuffer)
        .endHandler(
            whole -> {
              vertx.cancelTimer(slow);
              take(request, body.getBytes());
            });
  }

  /** Who waits to be told to go on has not begun to write. */
  private static boolean isSmall(HttpServerRequest request) {
    String told = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return told != null && told.length() <= 5 && Integer.parseInt(told) <= SMALL && !request.headers().contains(HttpHeaders.EXPECT);
  }

  private void take(HttpServerRequest request, byte[] body) {
    Context loop = Vertx.currentContext();
    activities
        .taking(Optional.ofNullable(request.getHeader(HttpHeaders.AUTHORIZATION)), body, threads)
        .thenAccept(reply -> answer(loop, request.response(), reply))
        .exceptionally(
            unanswered -> {
              request.connection().close();
              return null;
            });
  }

  private static void answer(Context loop, HttpServerResponse response, ActivityReply reply) {
    if (Context.isOnEventLoopThread() && Vertx.currentContext() == loop) {
      answer(response, reply);
    } else {
      loop.runOnContext(here -> answer(response, reply));
    }
  }

  private static void answer(HttpServerResponse response, ActivityReply reply) {
    if (!response.closed()) {
      response.setStatusCode(reply.status());
      reply.mediaType().ifPresent(type -> response.putHeader(HttpHeaders.CONTENT_TYPE, type));
      reply.retryAfterSeconds().ifPresent(seconds -> response.putHeader(HttpHeaders.RETRY_AFTER, Integer.toString(seconds)));
      response.end(reply.body().map(Buffer::buffer).orElseGet(Buffer::buffer));
    }
  }
}
