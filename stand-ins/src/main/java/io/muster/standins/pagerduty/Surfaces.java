package io.muster.standins.pagerduty;

import io.muster.standins.pagerduty.account.Region;
import io.muster.standins.pagerduty.exchange.ExchangeRecorder;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Optional;

/** PagerDuty's hosts, each a port on this machine only: REST of either region, and identity. */
final class Surfaces {
    private static final long LARGEST_REQUEST = 1024 * 1024;

    private final Vertx vertx;
    private final Optional<PagerDutyStandIn.Tls> tls;
    private final ExchangeRecorder recorder;

    Surfaces(Vertx vertx, Optional<PagerDutyStandIn.Tls> tls, ExchangeRecorder recorder) {
        this.vertx = vertx;
        this.tls = tls;
        this.recorder = recorder;
    }

    /** @return a router that has read the body and records nothing yet */
    Router router() {
        Router router = Router.router(vertx);
        router.route().handler(BodyHandler.create(false).setBodyLimit(LARGEST_REQUEST));
        return router;
    }

    /** What is added from here on is recorded. */
    void recordFromHere(Router router, String host) {
        router.route().handler(http -> recorder.watch(http, host));
    }

    /** @return how a region's REST host is named in records */
    static String restHost(Region region) {
        return "rest-" + region.code();
    }

    /** Listens; @return the address, without a slash at the end. Certificates of the launcher name localhost. */
    String listen(int port, Router router) {
        // Over TLS HTTP/2 is agreed on by ALPN; the upgrade of a clear-text connection PagerDuty has not.
        HttpServerOptions options = new HttpServerOptions().setHost("127.0.0.1").setPort(port)
                .setHttp2ClearTextEnabled(false);
        tls.ifPresent(pem -> options.setSsl(true).setKeyCertOptions(new PemKeyCertOptions()
                .setCertValue(Buffer.buffer(pem.certificatePem())).setKeyValue(Buffer.buffer(pem.keyPem()))));
        int actual = vertx.createHttpServer(options).requestHandler(router).listen()
                .toCompletionStage().toCompletableFuture().join().actualPort();
        return (tls.isPresent() ? "https://localhost:" : "http://127.0.0.1:") + actual;
    }
}
