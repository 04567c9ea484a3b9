package io.muster.standins.pagerduty.webhook;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.ext.web.client.HttpRequest;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Sends one webhook over HTTP: TLS 1.2 only, no redirects followed, an answer within 5 seconds or none. */
public final class WebhookSender {
    /** How long PagerDuty waits for an answer, in milliseconds. */
    public static final long DEADLINE_MS = 5_000;

    private final WebClient client;

    /**
     * @param vertx    the event loops
     * @param trustPem certificates of authorities to trust besides none; empty for the public ones
     */
    public WebhookSender(Vertx vertx, List<String> trustPem) {
        WebClientOptions options = new WebClientOptions().setFollowRedirects(false).setUserAgentEnabled(false)
                .setMaxPoolSize(Courier.AT_ONCE).setConnectTimeout((int) DEADLINE_MS).setEnabledSecureTransportProtocols(Set.of("TLSv1.2"));
        if (!trustPem.isEmpty()) {
            PemTrustOptions trust = new PemTrustOptions();
            trustPem.forEach(pem -> trust.addCertValue(Buffer.buffer(pem)));
            options.setTrustOptions(trust);
        }
        client = WebClient.create(vertx, options);
    }

    void send(Webhook webhook, String signature, Consumer<Outcome> done) {
        HttpRequest<Buffer> request = client.postAbs(webhook.subscription.url()).timeout(DEADLINE_MS)
                .putHeader("Content-Type", "application/json").putHeader("Accept", "application/json")
                .putHeader("User-Agent", "PagerDuty-Webhook/V3.0").putHeader("X-Webhook-Id", webhook.id)
                .putHeader("X-Webhook-Subscription", webhook.subscription.id())
                .putHeader("X-PagerDuty-Signature", signature);
        webhook.subscription.headers().forEach(request::putHeader);
        request.sendBuffer(Buffer.buffer(webhook.body)).timeout(DEADLINE_MS, TimeUnit.MILLISECONDS)
                .onComplete(answer -> done.accept(answer.succeeded()
                        ? Outcome.ofStatus(answer.result().statusCode()) : Outcome.ofFailure(answer.cause())));
    }
}
