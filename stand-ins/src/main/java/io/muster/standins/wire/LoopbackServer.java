package io.muster.standins.wire;

import io.muster.standins.tls.TlsFiles;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** An HTTPS server on {@code https://localhost:port} that keeps every exchange of the vendor's paths (not of {@code /_standin}). */
public final class LoopbackServer implements AutoCloseable {
    /** The prefix of paths that no vendor publishes: the control surface. */
    public static final String CONTROL = "/_standin";
    private static final long LARGEST_BODY = 8L * 1024 * 1024;

    private final Vertx vertx;
    private final Exchanges exchanges = new Exchanges();
    private final HttpServer server;

    /**
     * Starts listening.
     *
     * @param port a port, or 0 for a free one
     * @param routes adds the stand-in's routes; bodies are read before they run
     * @throws IllegalStateException when the port cannot be had; on a busy machine it may take up to a minute
     */
    public LoopbackServer(TlsFiles tls, int port, Clock clock, Consumer<Router> routes) {
        this.vertx = Vertx.vertx();
        var router = Router.router(vertx);
        router.route().handler(context -> {
            Answers.noteConnection(context);
            context.next();
        });
        router.route().handler(BodyHandler.create(false).setBodyLimit(LARGEST_BODY));
        router.route().handler(context -> {
            if (!context.request().path().startsWith(CONTROL)) {
                exchanges.begin(context, clock.instant());
            }
            context.next();
        });
        routes.accept(router);
        router.route().failureHandler(LoopbackServer::failed);
        try {
            server = vertx.createHttpServer(tls.serverOptions().setPort(port)).requestHandler(router)
                    .listen().toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
        } catch (Exception failure) {
            vertx.close();
            throw new IllegalStateException("No server on port " + port, failure);
        }
    }

    /** The address without a trailing slash, such as {@code https://localhost:8443}. */
    public String address() {
        return "https://localhost:" + server.actualPort();
    }

    /** The record of this server. */
    public Exchanges exchanges() {
        return exchanges;
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    }

    private static void failed(RoutingContext context) {
        if (context.response().ended() || context.response().headWritten()) {
            return;
        }
        int status = context.statusCode() < 400 ? 500 : context.statusCode();
        String reason = context.failure() == null ? "" : String.valueOf(context.failure());
        Answers.text(context, status, "text/plain", reason);
    }
}
