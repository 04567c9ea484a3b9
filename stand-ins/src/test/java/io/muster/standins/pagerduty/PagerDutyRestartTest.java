package io.muster.standins.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.muster.standins.pagerduty.account.Level;
import io.muster.standins.pagerduty.account.Region;
import io.muster.standins.pagerduty.account.Service;
import io.muster.standins.pagerduty.account.Team;
import io.muster.standins.pagerduty.account.TeamRole;
import io.muster.standins.pagerduty.account.User;
import io.muster.standins.pagerduty.account.UserRole;
import io.muster.standins.pagerduty.incident.Incident;
import io.muster.standins.pagerduty.incident.IncidentDocument;
import io.muster.standins.pagerduty.incident.IncidentStatus;
import io.muster.standins.pagerduty.oauth.OAuthApp;
import io.muster.standins.pagerduty.webhook.Signature;
import io.muster.standins.pagerduty.webhook.Subscription;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PagerDuty is ended and started again, and goes on. */
class PagerDutyRestartTest {
    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private final Receiver receiver = new Receiver();
    private PagerDutyStandIn standIn;
    private PagerDutyAccount acme;
    private User kim;
    private Service service;

    @BeforeEach
    void open() {
        start();
        acme = standIn.openAccount("acme", Region.EU);
        kim = acme.user("Kim", "kim@acme.example", UserRole.OBSERVER);
        Team team = acme.team("Payments", Map.of(kim, TeamRole.RESPONDER));
        service = acme.service("Checkout", acme.policyOf("First", List.of(new Level("PLEVEL1", List.of(kim),
                List.of(acme.schedule("Weekly", List.of(kim), Duration.ofDays(7))))), team), team);
        acme.priority("P1", "All hands");
    }

    @AfterEach
    void close() {
        standIn.close();
        receiver.close();
        client.close();
    }

    @Test
    void an_incident_with_all_that_happened_to_it_is_as_it_was_and_numbers_go_on() {
        Incident incident = acme.trigger(service, "Fire", kim);
        acme.addNote(incident, "On it", kim);
        acme.prioritise(incident, acme.holdings().priorities().getFirst(), kim);
        acme.bridge(incident, "+1 555", "https://meet.example/1", kim);
        acme.change(incident, kim, (desks, by) -> desks.details().fields(incident, Map.of("tier", "1"), by));
        acme.publishStatusUpdate(incident, "Soon", kim);
        acme.addResponder(incident, kim, "Help", kim);
        acme.acknowledge(incident, kim);
        acme.merge(incident, List.of(acme.trigger(service, "Smoke", kim)), kim);
        List<String> before = shown();
        restart();
        assertThat(shown()).isEqualTo(before);
        assertThat(acme.trigger(service, "Next", kim).number()).isEqualTo(3);
        Incident kept = acme.holdings().incident("1").orElseThrow();
        acme.resolve(kept, kim);
        assertThat(kept.status()).isEqualTo(IncidentStatus.RESOLVED);
    }

    @Test
    void an_incident_of_a_service_that_was_deleted_is_still_about_it() {
        Incident incident = acme.trigger(service, "Orphan", kim);
        acme.delete(service, kim);
        restart();
        assertThat(acme.holdings().services()).isEmpty();
        assertThat(acme.holdings().incident(incident.id()).orElseThrow().service().name()).isEqualTo("Checkout");
    }

    @Test
    void keys_and_tokens_work_on_and_what_was_taken_back_stays_so() throws Exception {
        String key = acme.apiKey(kim);
        String revoked = acme.apiKey();
        standIn.revokeKey(revoked);
        OAuthApp app = standIn.registerApp("Muster", acme, List.of("https://muster.example/cb"),
                Set.of("incidents.read"));
        String token = appToken(app);
        restart();
        assertThat(incidents("Token token=" + key)).isEqualTo(200);
        assertThat(incidents("Token token=" + revoked)).isEqualTo(401);
        assertThat(incidents("Bearer " + token)).isEqualTo(200);
        assertThat(appToken(standIn.app(app.clientId()).orElseThrow())).isNotEqualTo(token);
    }

    @Test
    void a_webhook_that_waited_is_delivered_with_its_id_its_body_and_its_secret() {
        Subscription subscription = acme.subscribe(receiver.url(), new Subscription.Filter("account_reference",
                Optional.empty()), Set.of("incident.triggered", "incident.acknowledged"));
        String secret = subscription.secrets().getFirst();
        receiver.answers.add(503);
        Incident incident = acme.trigger(service, "Überlast", kim);
        acme.acknowledge(incident, kim);
        await().until(() -> standIn.attempts().size() == 1);
        restart();
        assertThat(standIn.waitingWebhooks()).isEqualTo(2);
        standIn.advance(Duration.ofMinutes(1));
        await().until(() -> standIn.waitingWebhooks() == 0);
        assertThat(receiver.types()).containsExactly("incident.triggered", "incident.triggered",
                "incident.acknowledged");
        assertThat(receiver.deliveries.get(1).body()).isEqualTo(receiver.deliveries.get(0).body());
        assertThat(receiver.deliveries.get(1).header("X-webhook-id"))
                .isEqualTo(receiver.deliveries.get(0).header("X-webhook-id"));
        assertThat(receiver.deliveries.get(1).header("X-pagerduty-signature"))
                .isEqualTo(Signature.header(List.of(secret), receiver.deliveries.get(1).body()));
    }

    @Test
    void a_change_is_on_disk_soon_and_not_only_at_the_end() {
        acme.trigger(service, "Soon", kim);
        await().atMost(Duration.ofSeconds(3)).until(() -> Files.exists(file())
                && Files.readString(file()).contains("Soon"));
    }

    @Test
    void the_file_is_for_its_owner_only() throws IOException {
        standIn.close();
        assertThat(Files.getPosixFilePermissions(file())).hasSize(2);
    }

    @Test
    void a_file_that_cannot_be_read_is_not_begun_anew() throws IOException {
        standIn.close();
        Files.writeString(file(), "{\"accounts\": [");
        assertThatThrownBy(this::start).hasMessageContaining("cannot be read");
        assertThat(Files.readString(file())).isEqualTo("{\"accounts\": [");
    }

    @Test
    void a_moved_clock_stays_moved() {
        standIn.advance(Duration.ofHours(30));
        restart();
        assertThat(standIn.clock().offset()).isEqualTo(Duration.ofHours(30));
    }

    private void start() {
        standIn = PagerDutyStandIn.start(PagerDutyStandIn.Options.defaults().keptIn(Optional.of(folder)));
    }

    private void restart() {
        standIn.close();
        start();
        acme = standIn.account("acme").orElseThrow();
        kim = acme.holdings().userByEmail("kim@acme.example").orElseThrow();
        service = acme.holdings().services().stream().findFirst().orElse(service);
    }

    private Path file() {
        return folder.resolve("pagerduty.json");
    }

    private List<String> shown() {
        IncidentDocument document = new IncidentDocument(acme.holdings());
        return acme.holdings().incidents().stream().map(one -> document.incident(one, Set.of("custom_fields"))
                .put("log", one.log().stream().map(line -> document.logEntry(one, line)).toList())
                .put("notes", one.notes().stream().map(document::note).toList()).encode()).toList();
    }

    private String appToken(OAuthApp app) throws IOException, InterruptedException {
        return new JsonObject(client.send(HttpRequest.newBuilder(URI.create(standIn.identityUrl() + "/oauth/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(PagerDutyWorld.encoded(Map.of(
                        "grant_type", "client_credentials", "client_id", app.clientId(),
                        "client_secret", app.clientSecret(), "scope", "as_account-eu.acme incidents.read"))))
                .build(), HttpResponse.BodyHandlers.ofString()).body()).getString("access_token");
    }

    private int incidents(String authorization) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create(standIn.baseUrl(Region.EU) + "/incidents"))
                .header("Authorization", authorization).header("Accept", PagerDutyWorld.VERSION).build(),
                HttpResponse.BodyHandlers.discarding()).statusCode();
    }
}
