package io.muster.bench.arena;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServerOptions;

/**
 * The endpoint that does nothing: the HTTP server on which Quarkus stands, as many event loops as Quarkus gives it, reads a request whole and accepts it. What
 * an intake costs beyond it is an intake's own.
 */
public final class EmptyServer {
  private EmptyServer() {}

  /** The only argument is the port. */
  public static void main(String... arguments) {
    int port = Integer.parseInt(arguments[0]);
    int loops = 2 * Runtime.getRuntime().availableProcessors();
    Vertx.vertx(new VertxOptions().setPreferNativeTransport(true))
        .deployVerticle(() -> new Listening(port), new DeploymentOptions().setInstances(loops))
        .toCompletionStage()
        .toCompletableFuture()
        .join();
  }

  private static final class Listening extends AbstractVerticle {
    private final int port;

    Listening(int port) {
      this.port = port;
    }

    @Override
    public void start(Promise<Void> started) {
      vertx
          .createHttpServer(new HttpServerOptions().setHost("127.0.0.1").setPort(port))
          .requestHandler(
              request ->
                  request
                      .body()
                      .onSuccess(
                          body ->
                              request
                                  .response()
                                  .setStatusCode(request.path().equals("/ready") ? 200 : 202)
                                  .putHeader("Content-Type", "application/json")
                                  .end("{\"status\":\"accepted\",\"deliveryId\":\"00000000-0000-0000-0000-000000000000\"}")))
          .listen()
          .<Void>mapEmpty()
          .onComplete(started);
    }
  }
}
