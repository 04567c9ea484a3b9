package io.muster.standins.pagerduty;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.ext.web.Router;
import java.util.Optional;

/** Opens ports on this machine only. */
final class Listener {
    private final Vertx vertx;
    private final Optional<PagerDutyStandIn.Tls> tls;

    Listener(Vertx vertx, Optional<PagerDutyStandIn.Tls> tls) {
        this.vertx = vertx;
        this.tls = tls;
    }

    /** @return the address, without a slash at the end */
    String listen(int port, Router router) {
        HttpServerOptions options = new HttpServerOptions().setHost("127.0.0.1").setPort(port);
        tls.ifPresent(pem -> options.setSsl(true).setKeyCertOptions(new PemKeyCertOptions()
                .setCertValue(Buffer.buffer(pem.certificatePem())).setKeyValue(Buffer.buffer(pem.keyPem()))));
        int actual = vertx.createHttpServer(options).requestHandler(router).listen()
                .toCompletionStage().toCompletableFuture().join().actualPort();
        return (tls.isPresent() ? "https" : "http") + "://127.0.0.1:" + actual;
    }
}
