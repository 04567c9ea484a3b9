package io.muster.standins.entra;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.ClientCredentialParameters;
import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import io.muster.standins.Calls;
import io.muster.standins.SettableClock;
import io.muster.standins.tls.LocalAuthority;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EntraTokensTest {
    private final SettableClock clock = new SettableClock();
    private final EntraStandIn entra = new EntraStandIn(LocalAuthority.files(), 0, clock);
    private final Tenant tenant = entra.directory().add(new Tenant(UUID.randomUUID().toString(), "Contoso", "contoso.onmicrosoft.com"));
    private final AppRegistration app = entra.directory().add(new AppRegistration(UUID.randomUUID().toString(), tenant.id(), "Muster",
            Set.of("s3cret", "s3cret-next"), false, Set.of("https://localhost/back"), Set.of("administrator", "operator", "auditor")));

    @AfterEach
    void stop() {
        entra.close();
    }

    @Test
    void the_vendors_own_library_gets_a_token_over_tls_with_a_local_authority() throws Exception {
        entra.directory().grantGraph(tenant.id(), app.clientId(), Set.of("Organization.Read.All"));
        var client = ConfidentialClientApplication.builder(app.clientId(), ClientCredentialFactory.createFromSecret("s3cret"))
                .authority(entra.address() + "/" + tenant.id()).instanceDiscovery(false)
                .sslSocketFactory(LocalAuthority.files().trustingTheAuthority().getSocketFactory()).build();
        var result = client.acquireToken(ClientCredentialParameters.builder(Set.of("https://graph.microsoft.com/.default")).build()).get();
        assertThat(claims(result.accessToken()).getString("aud")).isEqualTo("https://graph.microsoft.com");
        assertThat(claims(result.accessToken()).getJsonArray("roles")).containsExactly("Organization.Read.All");
    }

    @Test
    void a_token_for_the_connector_names_the_app_and_lasts_an_hour() {
        var answer = token(Map.of()).json();
        assertThat(answer.getInteger("expires_in")).isEqualTo(3600);
        assertThat(answer.getString("token_type")).isEqualTo("Bearer");
        var claims = claims(answer.getString("access_token"));
        assertThat(claims.getString("aud")).isEqualTo("https://api.botframework.com");
        assertThat(claims.getString("appid")).isEqualTo(app.clientId());
        assertThat(claims.getString("tid")).isEqualTo(tenant.id());
        assertThat(claims.getLong("exp") - claims.getLong("iat")).isEqualTo(3600);
    }

    @Test
    void the_secret_may_stand_in_a_basic_header_encoded_or_not() {
        var daemon = entra.directory().add(new AppRegistration(UUID.randomUUID().toString(), tenant.id(), "Daemon", Set.of("a+b/c%"), false, Set.of(), Set.of()));
        var form = Map.of("grant_type", "client_credentials", "scope", "https://graph.microsoft.com/.default");
        for (String secret : new String[] {"a+b/c%", "a%2Bb%2Fc%25"}) {
            String basic = Base64.getEncoder().encodeToString((daemon.clientId() + ":" + secret).getBytes(StandardCharsets.UTF_8));
            assertThat(Calls.form(tokenAddress(tenant.id()), form, "Authorization", "Basic " + basic).status()).as(secret).isEqualTo(200);
        }
        refused(Calls.form(tokenAddress(tenant.id()), form, "Authorization", "Basic nonsense"), 400, "invalid_request", 900144);
    }

    @Test
    void a_secret_whose_time_is_over_is_told_apart_from_a_wrong_one() {
        entra.directory().add(app.withExpired(Set.of("last-years")));
        refused(token(Map.of("client_secret", "last-years")), 401, "invalid_client", 7000222);
        assertThat(token(Map.of()).status()).isEqualTo(200);
    }

    @Test
    void both_secrets_work_during_a_rotation() {
        assertThat(token(Map.of("client_secret", "s3cret-next")).status()).isEqualTo(200);
    }

    @Test
    void a_daemons_token_for_an_api_carries_its_app_roles() {
        var daemon = entra.directory().add(new AppRegistration(UUID.randomUUID().toString(), tenant.id(), "Daemon", Set.of("d"), false, Set.of(), Set.of()));
        entra.directory().assign(tenant.id(), daemon.clientId(), app.clientId(), Set.of("operator"));
        var claims = claims(token(Map.of("client_id", daemon.clientId(), "client_secret", "d", "scope", "api://" + app.clientId() + "/.default")).json().getString("access_token"));
        assertThat(claims.getString("aud")).isEqualTo(app.clientId());
        assertThat(claims.getString("azp")).isEqualTo(daemon.clientId());
        assertThat(claims.getString("iss")).isEqualTo(entra.address() + "/" + tenant.id() + "/v2.0");
        assertThat(claims.getJsonArray("roles")).containsExactly("operator");
    }

    @Test
    void a_wrong_secret_is_refused_as_AADSTS7000215() {
        refused(token(Map.of("client_secret", "wrong")), 401, "invalid_client", 7000215);
    }

    @Test
    void no_secret_is_refused_as_AADSTS7000216() {
        refused(token(Map.of("client_secret", "")), 401, "invalid_client", 7000215);
        var form = form();
        form.remove("client_secret");
        refused(Calls.form(tokenAddress(tenant.id()), form), 401, "invalid_client", 7000216);
    }

    @Test
    void an_unknown_tenant_is_refused_as_AADSTS90002() {
        refused(Calls.form(tokenAddress("nowhere.example"), form()), 400, "invalid_request", 90002);
    }

    @Test
    void an_app_that_the_tenant_does_not_know_is_refused_as_AADSTS700016() {
        refused(token(Map.of("client_id", UUID.randomUUID().toString())), 400, "unauthorized_client", 700016);
        var other = entra.directory().add(new Tenant(UUID.randomUUID().toString(), "Fabrikam", "fabrikam.onmicrosoft.com"));
        refused(Calls.form(tokenAddress(other.id()), form()), 400, "unauthorized_client", 700016);
    }

    @Test
    void a_multi_tenant_app_is_known_to_another_tenant_only_after_consent() {
        var multi = entra.directory().add(new AppRegistration(UUID.randomUUID().toString(), tenant.id(), "Multi", Set.of("m"), true, Set.of(), Set.of()));
        var other = entra.directory().add(new Tenant(UUID.randomUUID().toString(), "Fabrikam", "fabrikam.onmicrosoft.com"));
        var form = form();
        form.putAll(Map.of("client_id", multi.clientId(), "client_secret", "m"));
        refused(Calls.form(tokenAddress(other.id()), form), 400, "unauthorized_client", 700016);
        entra.directory().consent(other.id(), multi.clientId());
        assertThat(Calls.form(tokenAddress(other.id()), form).status()).isEqualTo(200);
        assertThat(Calls.form(tokenAddress("botframework.com"), form).status()).isEqualTo(200);
    }

    @Test
    void a_scope_that_is_not_one_default_scope_is_refused() {
        refused(token(Map.of("scope", "https://graph.microsoft.com/User.Read")), 400, "invalid_scope", 1002012);
        refused(token(Map.of("scope", "https://graph.microsoft.com/.default https://api.botframework.com/.default")), 400, "invalid_scope", 70011);
        refused(token(Map.of("scope", "api://nobody/.default")), 400, "invalid_resource", 500011);
    }

    @Test
    void a_missing_parameter_and_an_unknown_grant_are_refused() {
        refused(token(Map.of("scope", "")), 400, "invalid_request", 900144);
        refused(token(Map.of("grant_type", "password")), 400, "unsupported_grant_type", 70003);
    }

    @Test
    void after_a_rotation_old_keys_stay_published_until_they_are_withdrawn() {
        assertThat(keys()).hasSize(1);
        entra.rotateKeys();
        assertThat(keys()).hasSize(2);
        entra.withdrawOldKeys();
        assertThat(keys()).hasSize(1);
    }

    @Test
    void the_discovery_document_names_addresses_of_the_tenant() {
        var document = Calls.get(entra.address() + "/contoso.onmicrosoft.com/v2.0/.well-known/openid-configuration").json();
        assertThat(document.getString("issuer")).isEqualTo(entra.address() + "/" + tenant.id() + "/v2.0");
        assertThat(document.getString("token_endpoint")).isEqualTo(tokenAddress(tenant.id()));
        refused(Calls.get(entra.address() + "/nowhere/v2.0/.well-known/openid-configuration"), 400, "invalid_request", 90002);
    }

    @Test
    void secrets_do_not_stand_in_the_record_of_exchanges() {
        token(Map.of());
        assertThat(entra.exchanges().all()).hasSize(1).allSatisfy(exchange -> assertThat(exchange.requestBody()).contains("client_id=").doesNotContain("s3cret"));
    }

    private JsonArray keys() {
        return Calls.get(entra.address() + "/" + tenant.id() + "/discovery/v2.0/keys").json().getJsonArray("keys");
    }

    private Calls.Answer token(Map<String, String> other) {
        var form = form();
        form.putAll(other);
        return Calls.form(tokenAddress(tenant.id()), form);
    }

    private Map<String, String> form() {
        return new HashMap<>(Map.of("grant_type", "client_credentials", "client_id", app.clientId(), "client_secret", "s3cret", "scope", "https://api.botframework.com/.default"));
    }

    private String tokenAddress(String named) {
        return entra.address() + "/" + named + "/oauth2/v2.0/token";
    }

    private static void refused(Calls.Answer answer, int status, String error, int code) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().getString("error")).isEqualTo(error);
        assertThat(answer.json().getJsonArray("error_codes")).containsExactly(code);
        assertThat(answer.json().getString("error_description")).startsWith("AADSTS" + code + ": ").contains("Trace ID:", "Correlation ID:", "Timestamp:");
    }

    static JsonObject claims(String token) {
        return new JsonObject(new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8));
    }
}
