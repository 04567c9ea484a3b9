package io.muster.ingest.intake;

import io.quarkus.vertx.http.runtime.filters.Filters;
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

/**
 * The short way to intake for deliveries as nearly all of them are: a small body whose length is told, over HTTP/1.1, to a plain address. What serves all other
 * requests costs as much again as the whole intake and does nothing for them: nobody signs in, nothing is negotiated, no object is made of the body. What
 * is not plain goes on to {@link WebhookResource}, and both ask the same {@link Intake}.
 */
@ApplicationScoped
class HttpShortWay {
  /** Also before those who watch requests that are slow or too large: small ones are watched here. */
  private static final int BEFORE_ALL = 10_002;

  private static final String TEMPLATE = "/webhooks/{tool}/{senderId}";
  private static final String BEGINNING = "/webhooks/";

  /** As much as a connection that is slow may have kept in memory. */
  private static final int SMALL = 64 * 1024;

  private static final byte[] NOTHING = new byte[0];

  private final Intake intake;
  private final IntakeConfig config;
  private final Deadlines deadlines;

  HttpShortWay(Intake intake, IntakeConfig config, Deadlines deadlines) {
    this.intake = intake;
    this.config = config;
    this.deadlines = deadlines;
  }

  void register(@Observes Filters filters) {
    filters.register(this::watch, BEFORE_ALL);
  }

  private void watch(RoutingContext routing) {
    HttpServerRequest request = routing.request();
    String path = request.path();
    if (request.method().equals(HttpMethod.POST) && request.version() == HttpVersion.HTTP_1_1 && path.startsWith(BEGINNING) && isSmall(request)) {
      int slash = path.indexOf('/', BEGINNING.length());
      if (isPlain(path, BEGINNING.length(), slash) && isPlain(path, slash + 1, path.length())) {
        // The name under which the request is measured and traced.
        Vertx.currentContext().putLocal("UrlPathTemplate", TEMPLATE);
        read(request, path.substring(BEGINNING.length(), slash), path.substring(slash + 1));
        return;
      }
    }
    routing.next();
  }

  /** A segment that means itself: what is escaped, or goes up, is for others to understand. */
  private static boolean isPlain(String path, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = path.charAt(i);
      if (!(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '_')) {
        return false;
      }
    }
    return from < to;
  }

  /** Who waits to be told to go on has not begun to write. */
  private static boolean isSmall(HttpServerRequest request) {
    String told = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    return told != null && told.length() <= 5 && Integer.parseInt(told) <= SMALL && !request.headers().contains(HttpHeaders.EXPECT);
  }

  private void read(HttpServerRequest request, String tool, String senderId) {
    var body = new Body();
    // A byte now and then would hold a connection for ever.
    Deadlines.Waiting slow = deadlines.after(config.requestWithin(), () -> request.connection().close());
    request
        .exceptionHandler(broken -> slow.over())
        .handler(body::add)
        .endHandler(
            whole -> {
              slow.over();
              take(request, tool, senderId, body.bytes());
            });
  }

  /** What has come of a body: nearly all come in one piece, which is then not copied together. No room is taken for what is only announced. */
  private static final class Body {
    private Buffer first;
    private Buffer all;

    private void add(Buffer piece) {
      if (first == null) {
        first = piece;
        return;
      }
      if (all == null) {
        // One of our own: the server's may be a view of what it read, which cannot grow.
        all = Buffer.buffer().appendBuffer(first);
      }
      all.appendBuffer(piece);
    }

    private byte[] bytes() {
      if (first == null) {
        return NOTHING;
      }
      return all == null ? first.getBytes() : all.getBytes();
    }
  }

  private void take(HttpServerRequest request, String tool, String senderId, byte[] body) {
    Context loop = Vertx.currentContext();
    intake.take(tool, senderId, request.headers(), body).thenAccept(answer -> loop.runOnContext(here -> answer(request.response(), answer)));
  }

  private static void answer(HttpServerResponse response, IntakeAnswer answer) {
    if (!response.closed()) {
      answer.retryAfterSeconds().ifPresent(seconds -> response.putHeader(HttpHeaders.RETRY_AFTER, seconds));
      response.setStatusCode(answer.status()).putHeader(HttpHeaders.CONTENT_TYPE, answer.mediaType()).end(Buffer.buffer(answer.body()));
    }
  }
}
