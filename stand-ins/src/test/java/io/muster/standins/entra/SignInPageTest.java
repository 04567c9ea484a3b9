package io.muster.standins.entra;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.standins.Calls;
import io.muster.standins.SettableClock;
import io.muster.standins.tls.LocalAuthority;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SignInPageTest {
    private static final String BACK = "https://localhost:1/signed-in";
    private static final String VERIFIER = "a-verifier-that-is-long-enough-for-the-specification-43";
    private final SettableClock clock = new SettableClock();
    private final EntraStandIn entra = new EntraStandIn(LocalAuthority.files(), 0, clock);
    private final Tenant tenant = entra.directory().add(new Tenant(UUID.randomUUID().toString(), "Contoso", "contoso.onmicrosoft.com"));
    private final Person ada = entra.directory().add(new Person(UUID.randomUUID().toString(), tenant.id(), "Ada <Lovelace>", "ada@contoso.example"));
    private final AppRegistration app = entra.directory().add(new AppRegistration(UUID.randomUUID().toString(), tenant.id(), "Muster", Set.of("s"), false,
            Set.of(BACK), Set.of("administrator", "operator", "auditor")));

    @AfterEach
    void stop() {
        entra.close();
    }

    @Test
    void the_page_shows_the_people_of_the_tenant_as_buttons() {
        var page = Calls.get(address() + "?" + query(request()));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("value=\"" + ada.id() + "\"", "Ada &lt;Lovelace&gt;", "Muster").doesNotContain("Ada <Lovelace>");
    }

    @Test
    void choosing_a_person_leads_back_with_a_code_that_is_worth_an_id_token_with_roles() {
        entra.directory().assign(tenant.id(), ada.id(), app.clientId(), Set.of("operator"));
        var back = choose(request());
        assertThat(back.get("state")).isEqualTo("st&te");
        var tokens = redeem(back.get("code"), Map.of());
        assertThat(tokens.status()).as(tokens.body()).isEqualTo(200);
        var claims = EntraTokensTest.claims(tokens.json().getString("id_token"));
        assertThat(claims.getString("iss")).isEqualTo(entra.address() + "/" + tenant.id() + "/v2.0");
        assertThat(claims.getString("aud")).isEqualTo(app.clientId());
        assertThat(claims.getString("oid")).isEqualTo(ada.id());
        assertThat(claims.getString("nonce")).isEqualTo("n-1");
        assertThat(claims.getJsonArray("roles")).containsExactly("operator");
        var again = Calls.form(entra.address() + "/" + tenant.id() + "/oauth2/v2.0/token", Map.of("grant_type", "refresh_token", "client_id", app.clientId(),
                "client_secret", "s", "refresh_token", tokens.json().getString("refresh_token")));
        assertThat(again.status()).isEqualTo(200);
    }

    @Test
    void a_code_is_redeemed_once() {
        String code = choose(request()).get("code");
        redeem(code, Map.of());
        refused(redeem(code, Map.of()), 54005);
    }

    @Test
    void a_code_lasts_ten_minutes() {
        String code = choose(request()).get("code");
        clock.forward(Duration.ofSeconds(601));
        refused(redeem(code, Map.of()), 70008);
    }

    @Test
    void a_wrong_verifier_redirect_secret_or_code_is_refused() {
        String code = choose(request()).get("code");
        refused(redeem(code, Map.of("code_verifier", "another")), 501481);
        refused(redeem(code, Map.of("redirect_uri", "https://localhost:1/other")), 50011);
        refused(redeem(code, Map.of("client_secret", "wrong")), 7000215);
        refused(redeem("made-up", Map.of()), 9002313);
        assertThat(redeem(code, Map.of()).status()).as("none of these used it up").isEqualTo(200);
    }

    @Test
    void a_redirect_that_is_not_registered_leads_nowhere() {
        var request = request();
        request.put("redirect_uri", "https://attacker.example/");
        var page = Calls.get(address() + "?" + query(request));
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.body()).contains("AADSTS50011");
        assertThat(page.whole().headers().firstValue("Location")).isEmpty();
    }

    @Test
    void a_person_of_another_tenant_is_not_let_in() {
        var other = entra.directory().add(new Tenant(UUID.randomUUID().toString(), "Fabrikam", "fabrikam.onmicrosoft.com"));
        var eve = entra.directory().add(new Person(UUID.randomUUID().toString(), other.id(), "Eve", "eve@fabrikam.example"));
        var request = request();
        request.put("person", eve.id());
        assertThat(back(Calls.form(address(), request))).containsEntry("error", "access_denied");
    }

    @Test
    void what_is_wrong_with_a_request_is_told_to_the_app_with_its_code() {
        told(Map.of("response_type", "token"), "unsupported_response_type", 70005);
        told(Map.of("code_challenge_method", "plain"), "invalid_request", 501491);
        told(Map.of("prompt", "none"), "login_required", 50058);
        told(Map.of("cancel", "true"), "access_denied", 65004);
        var withoutScope = request();
        withoutScope.remove("scope");
        assertThat(back(Calls.get(address() + "?" + query(withoutScope))).get("error_description")).startsWith("AADSTS900144:");
    }

    private void told(Map<String, String> other, String error, int code) {
        var request = request();
        request.putAll(other);
        var back = back(Calls.form(address(), request));
        assertThat(back).containsEntry("error", error).containsEntry("state", "st&te");
        assertThat(back.get("error_description")).startsWith("AADSTS" + code + ":");
    }

    @Test
    void a_code_without_any_proof_of_the_app_is_refused() {
        var answer = Calls.form(entra.address() + "/" + tenant.id() + "/oauth2/v2.0/token", Map.of("grant_type", "authorization_code", "client_id", app.clientId(),
                "code", choose(request()).get("code"), "redirect_uri", BACK, "code_verifier", VERIFIER));
        refused(answer, 7000218);
    }

    private Map<String, String> choose(Map<String, String> request) {
        request.put("person", ada.id());
        return back(Calls.form(address(), request));
    }

    private static Map<String, String> back(Calls.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(302);
        var location = URI.create(answer.whole().headers().firstValue("Location").orElseThrow());
        assertThat(location.toString()).startsWith(BACK + "?");
        return Arrays.stream(location.getRawQuery().split("&")).map(each -> each.split("=", 2))
                .collect(Collectors.toMap(each -> each[0], each -> URLDecoder.decode(each[1], StandardCharsets.UTF_8)));
    }

    private Calls.Answer redeem(String code, Map<String, String> other) {
        var form = new HashMap<>(Map.of("grant_type", "authorization_code", "client_id", app.clientId(), "client_secret", "s", "code", code,
                "redirect_uri", BACK, "code_verifier", VERIFIER));
        form.putAll(other);
        return Calls.form(entra.address() + "/" + tenant.id() + "/oauth2/v2.0/token", form);
    }

    private static void refused(Calls.Answer answer, int code) {
        assertThat(answer.status()).isIn(400, 401);
        assertThat(answer.json().getJsonArray("error_codes")).containsExactly(code);
    }

    private Map<String, String> request() {
        return new HashMap<>(Map.of("client_id", app.clientId(), "response_type", "code", "redirect_uri", BACK, "scope", "openid profile offline_access",
                "state", "st&te", "nonce", "n-1", "code_challenge", challenge(), "code_challenge_method", "S256"));
    }

    private static String challenge() {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String address() {
        return entra.address() + "/" + tenant.id() + "/oauth2/v2.0/authorize";
    }

    private static String query(Map<String, String> request) {
        return request.entrySet().stream().map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&"));
    }
}
