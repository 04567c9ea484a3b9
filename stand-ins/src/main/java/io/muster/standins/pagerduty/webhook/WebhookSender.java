package io.muster.standins.pagerduty.webhook;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Sends one webhook over HTTP: TLS 1.2 only, no redirects followed, an answer within 5 seconds or none. It has a thread of
 * its own, so that what goes out keeps no caller of the REST API waiting.
 */
public final class WebhookSender implements AutoCloseable {
    /** How long PagerDuty waits for an answer, in milliseconds. */
    public static final long DEADLINE_MS = 5_000;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final WebClient client;

    /** @param trustPem certificates of authorities to trust besides none; empty for the public ones */
    public WebhookSender(List<String> trustPem) {
        WebClientOptions options = new WebClientOptions().setFollowRedirects(false).setUserAgentEnabled(false)
                .setMaxPoolSize(Courier.AT_ONCE).setConnectTimeout((int) DEADLINE_MS)
                .setEnabledSecureTransportProtocols(Set.of("TLSv1.2"));
        if (!trustPem.isEmpty()) {
            PemTrustOptions trust = new PemTrustOptions();
            trustPem.forEach(pem -> trust.addCertValue(Buffer.buffer(pem)));
            options.setTrustOptions(trust);
        }
        client = WebClient.create(vertx, options);
    }

    void send(Webhook webhook, String signature, Consumer<Outcome> done) {
        HttpRequest<Buffer> request = client.postAbs(webhook.subscription.url())
                .putHeader("Content-Type", "application/json").putHeader("Accept", "application/json")
                .putHeader("User-Agent", "PagerDuty-Webhook/V3.0").putHeader("X-Webhook-Id", webhook.id)
                .putHeader("X-Webhook-Subscription", webhook.subscription.id())
                .putHeader("X-PagerDuty-Signature", signature);
        webhook.subscription.headers().forEach(request::putHeader);
        vertx.runOnContext(then -> new Sending(done).begin(request, webhook.body));
    }

    /** Ends all sending. */
    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    /** One webhook under way; whichever comes first counts, the answer or the deadline. Lives on the sender's thread only. */
    private final class Sending {
        private final Consumer<Outcome> done;
        private boolean over;

        Sending(Consumer<Outcome> done) {
            this.done = done;
        }

        void begin(HttpRequest<Buffer> request, byte[] body) {
            long deadline = vertx.setTimer(DEADLINE_MS, late -> finish(Outcome.ofFailure(
                    new TimeoutException("No answer within " + DEADLINE_MS + " ms"))));
            request.timeout(DEADLINE_MS).sendBuffer(Buffer.buffer(body)).onComplete(answer -> {
                vertx.cancelTimer(deadline);
                finish(answer.succeeded() ? Outcome.ofStatus(answer.result().statusCode()) : Outcome.ofFailure(answer.cause()));
            });
        }

        private void finish(Outcome outcome) {
            if (!over) {
                over = true;
                done.accept(outcome);
            }
        }
    }
}
