package io.muster.standins.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.standins.pagerduty.account.Region;
import io.muster.standins.pagerduty.account.Service;
import io.muster.standins.pagerduty.account.User;
import io.muster.standins.pagerduty.account.UserRole;
import io.muster.standins.pagerduty.webhook.Outcome;
import io.muster.standins.pagerduty.webhook.Subscription;
import io.muster.standins.tls.LocalAuthority;
import io.muster.standins.tls.TlsFiles;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.security.cert.CertificateExpiredException;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookTlsTest {
    private final TlsFiles files = LocalAuthority.files();
    private final Vertx vertx = Vertx.vertx();
    private final Queue<String> protocols = new ConcurrentLinkedQueue<>();
    private final HttpServer receiver = vertx.createHttpServer(files.serverOptions().setPort(0))
            .requestHandler(request -> {
                protocols.add(request.connection().sslSession().getProtocol());
                request.response().setStatusCode(202).end();
            }).listen().toCompletionStage().toCompletableFuture().join();

    @AfterEach
    void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void a_receiver_whose_authority_is_trusted_is_reached_by_tls_1_2_only() throws IOException {
        try (PagerDutyStandIn standIn = PagerDutyStandIn.start(PagerDutyStandIn.Options.defaults()
                .trusting(List.of(Files.readString(files.authority()))))) {
            triggerOneIn(standIn);
            await().until(() -> standIn.attempts().size() == 1);
            assertThat(standIn.attempts().getFirst().outcome()).isEqualTo("delivered");
            assertThat(protocols).containsExactly("TLSv1.2");
        }
    }

    @Test
    void a_receiver_whose_authority_is_unknown_is_given_up_at_once() {
        try (PagerDutyStandIn standIn = PagerDutyStandIn.start(PagerDutyStandIn.Options.defaults())) {
            triggerOneIn(standIn);
            await().until(() -> standIn.attempts().size() == 1);
            assertThat(standIn.attempts().getFirst().outcome()).isEqualTo("dropped");
            assertThat(standIn.attempts().getFirst().reason()).startsWith("TLS: ");
            assertThat(protocols).isEmpty();
        }
    }

    @Test
    void an_expired_certificate_is_tried_again() {
        SSLHandshakeException handshake = new SSLHandshakeException("PKIX path validation failed");
        handshake.initCause(new CertificateExpiredException("NotAfter"));
        assertThat(Outcome.ofFailure(handshake)).isEqualTo(new Outcome.TryAgain("expired certificate"));
    }

    @Test
    void every_host_speaks_https_when_given_a_certificate() throws Exception {
        try (PagerDutyStandIn standIn = PagerDutyStandIn.start(PagerDutyStandIn.Options.defaults()
                .overTls(Files.readString(files.certificate()), Files.readString(files.key())));
                HttpClient client = HttpClient.newBuilder().sslContext(files.trustingTheAuthority()).build()) {
            for (String address : List.of(standIn.baseUrl(), standIn.baseUrl(Region.EU))) {
                assertThat(address).startsWith("https://localhost:");
                assertThat(client.send(HttpRequest.newBuilder(URI.create(address + "/abilities")).build(),
                        HttpResponse.BodyHandlers.ofString()).statusCode()).isEqualTo(401);
            }
            assertThat(standIn.identityUrl()).startsWith("https://localhost:");
        }
    }

    private void triggerOneIn(PagerDutyStandIn standIn) {
        PagerDutyAccount account = standIn.openAccount("acme", Region.US);
        User user = account.user("Mo", "mo@acme.example", UserRole.USER);
        Service service = account.service("Checkout", account.policy("First", List.of(List.of(user))));
        account.subscribe("https://localhost:" + receiver.actualPort() + "/hook",
                new Subscription.Filter("account_reference", Optional.empty()), Set.of("incident.triggered"));
        account.trigger(service, "Secret", user);
    }
}
