package io.muster.bench.arena;

import io.muster.embedded.tls.LocalCertificateAuthority;
import io.muster.embedded.tls.ServerCertificate;
import io.muster.sandbox.process.FreePorts;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PemKeyCertOptions;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The end of the way: it takes messages as Teams' Connector does, at once and without looking at them, notes when, and keeps Teams' limits only where a benchmark
 * wants them. Muster, the naive bridge and Alertmanager all end here. TLS for the Connector's calls; plain as well, for those who know no other.
 */
public final class TeamsSink implements AutoCloseable {
  private static final Pattern CALL = Pattern.compile("/v3/conversations/([^/]+)/activities(?:/([^/?]+))?");

  private final Vertx vertx = Vertx.vertx();
  private final int tlsPort;
  private final int plainPort;
  private final AtomicLong ids = new AtomicLong(1_700_000_000_000L);
  private final AtomicLong refused = new AtomicLong();
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();
  private volatile Optional<SinkLimits> limits = Optional.empty();

  /**
   * A call that was taken.
   *
   * @param at in {@link System#nanoTime()}
   * @param method POST, PUT or DELETE
   * @param conversation without the thread
   * @param activity the message's id
   */
  public record Call(long at, String method, String conversation, String activity, String body) {}

  /** Is told each call that was taken, on the server's thread. */
  public interface Listener {
    void taken(Call call);
  }

  TeamsSink(Path authority) {
    ServerCertificate certificate = LocalCertificateAuthority.in(authority, Clock.systemUTC()).serverCertificate("localhost");
    List<Integer> ports = FreePorts.take(2);
    tlsPort = ports.getFirst();
    plainPort = ports.getLast();
    var keys = new PemKeyCertOptions().setCertPath(certificate.certificate().toString()).setKeyPath(certificate.key().toString());
    listen(new HttpServerOptions().setSsl(true).setKeyCertOptions(keys), tlsPort);
    listen(new HttpServerOptions(), plainPort);
  }

  private void listen(HttpServerOptions options, int port) {
    vertx.createHttpServer(options.setHost("127.0.0.1").setPort(port)).requestHandler(this::take).listen().toCompletionStage().toCompletableFuture().join();
  }

  /** The origin for the list of Teams' connectors. */
  public String origin() {
    return "https://localhost:" + tlsPort;
  }

  /** The service URL that activities carry. */
  public String serviceUrl() {
    return origin() + "/teams/";
  }

  /** Where a message goes without TLS, for a conversation. */
  public String plainUrl(String conversation) {
    return "http://127.0.0.1:" + plainPort + "/v3/conversations/" + conversation + "/activities";
  }

  /** Whoever wants to know of calls. */
  public void listen(Listener listener) {
    listeners.add(listener);
  }

  /** Nobody listens any more, limits are off, and nothing was refused. */
  public void forget() {
    listeners.clear();
    limits = Optional.empty();
    refused.set(0);
  }

  /** From now on Teams' limits hold, counted from nothing. */
  public void limit() {
    limits = Optional.of(new SinkLimits());
  }

  /** How many calls were refused with 429. */
  public long refused() {
    return refused.get();
  }

  private void take(HttpServerRequest request) {
    request.body().onSuccess(body -> take(request, body));
  }

  private void take(HttpServerRequest request, Buffer body) {
    Matcher call = CALL.matcher(request.path());
    if (!call.find()) {
      request.response().setStatusCode(request.method().name().equals("POST") ? 201 : 404).putHeader("Content-Type", "application/json").end("{\"id\":\"a:bench\"}");
      return;
    }
    long now = System.nanoTime();
    String conversation = URLDecoder.decode(call.group(1), StandardCharsets.UTF_8).replaceFirst(";messageid=.*", "");
    long wait = limits.map(kept -> kept.ask(conversation, now)).orElse(0L);
    if (wait > 0) {
      refused.incrementAndGet();
      request
          .response()
          .setStatusCode(429)
          .putHeader("Retry-After", Long.toString(1 + wait / 1_000_000_000L))
          .end("{\"error\":{\"code\":\"Throttled\",\"message\":\"Too many requests\"}}");
      return;
    }
    String id = call.group(2) == null ? Long.toString(ids.getAndIncrement()) : call.group(2);
    Call taken = new Call(now, request.method().name(), conversation, id, body.toString(StandardCharsets.UTF_8));
    listeners.forEach(listener -> listener.taken(taken));
    request.response().setStatusCode(call.group(2) == null ? 201 : 200).putHeader("Content-Type", "application/json").end("{\"id\":\"" + id + "\"}");
  }

  @Override
  public void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }
}
