package io.muster.standins.graph;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.standins.Calls;
import io.muster.standins.SettableClock;
import io.muster.standins.entra.AppRegistration;
import io.muster.standins.entra.EntraStandIn;
import io.muster.standins.entra.Tenant;
import io.muster.standins.tls.LocalAuthority;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GraphStandInTest {
    private final SettableClock clock = new SettableClock();
    private final EntraStandIn entra = new EntraStandIn(LocalAuthority.files(), 0, clock);
    private final GraphStandIn graph = new GraphStandIn(LocalAuthority.files(), 0, entra, clock);
    private final Tenant tenant = entra.directory().add(new Tenant(UUID.randomUUID().toString(), "Contoso", "contoso.onmicrosoft.com"));
    private final AppRegistration app = entra.directory().add(new AppRegistration(UUID.randomUUID().toString(), tenant.id(), "Muster", Set.of("s"), false, Set.of(), Set.of()));

    @AfterEach
    void stop() {
        graph.close();
        entra.close();
    }

    @Test
    void a_consented_app_reads_its_tenants_organization() {
        entra.directory().grantGraph(tenant.id(), app.clientId(), Set.of("Organization.Read.All"));
        var answer = organization(token("https://graph.microsoft.com/.default"));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().getJsonArray("value").getJsonObject(0).getString("id")).isEqualTo(tenant.id());
        assertThat(answer.json().getJsonArray("value").getJsonObject(0).getString("displayName")).isEqualTo("Contoso");
    }

    @Test
    void an_app_without_the_permission_is_denied() {
        refused(organization(token("https://graph.microsoft.com/.default")), 403, "Authorization_RequestDenied");
        entra.directory().grantGraph(tenant.id(), app.clientId(), Set.of("Chat.Create"));
        refused(organization(token("https://graph.microsoft.com/.default")), 403, "Authorization_RequestDenied");
    }

    @Test
    void a_missing_expired_or_foreign_token_is_invalid() {
        refused(Calls.get(graph.address() + "/v1.0/organization"), 401, "InvalidAuthenticationToken");
        refused(organization(token("https://api.botframework.com/.default")), 401, "InvalidAuthenticationToken");
        String token = token("https://graph.microsoft.com/.default");
        clock.forward(Duration.ofSeconds(3601));
        refused(organization(token), 401, "InvalidAuthenticationToken");
    }

    @Test
    void a_path_that_is_not_played_yet_is_refused_and_not_guessed() {
        refused(Calls.get(graph.address() + "/v1.0/users", "Authorization", "Bearer " + token("https://graph.microsoft.com/.default")), 400, "BadRequest");
    }

    private Calls.Answer organization(String token) {
        return Calls.get(graph.address() + "/v1.0/organization", "Authorization", "Bearer " + token);
    }

    private String token(String scope) {
        return Calls.form(entra.address() + "/" + tenant.id() + "/oauth2/v2.0/token", Map.of("grant_type", "client_credentials", "client_id", app.clientId(),
                "client_secret", "s", "scope", scope)).json().getString("access_token");
    }

    private static void refused(Calls.Answer answer, int status, String code) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().getJsonObject("error").getString("code")).isEqualTo(code);
        assertThat(answer.json().getJsonObject("error").getJsonObject("innerError").getString("request-id")).isNotBlank();
    }
}
