package io.muster.standins.pagerduty;

import static io.muster.standins.pagerduty.PagerDutyWorld.encoded;
import static org.assertj.core.api.Assertions.assertThat;

import io.muster.standins.pagerduty.PagerDutyWorld.Reply;
import io.muster.standins.pagerduty.account.User;
import io.muster.standins.pagerduty.oauth.OAuthApp;
import io.muster.standins.pagerduty.oauth.SignIns;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OAuthTest {
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private static final String REDIRECT = "https://muster.example/pagerduty/callback";

    private final PagerDutyWorld world = new PagerDutyWorld();
    private final OAuthApp app = world.standIn.registerApp("Muster <b>", world.acme, List.of(REDIRECT),
            Set.of("incidents.read", "incidents.write", "users.read"));

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void a_person_who_allows_is_known_by_the_token() {
        JsonObject tokens = redeem(codeFor(world.responder), Map.of()).json();
        assertThat(tokens.fieldNames()).containsExactlyInAnyOrder("token_type", "access_token", "refresh_token",
                "scope", "expires_in");
        assertThat(tokens.getString("access_token")).startsWith("pdus+_0");
        assertThat(tokens.getInteger("expires_in")).isEqualTo(864_000);
        JsonObject me = world.get("/users/me", bearer(tokens)).json().getJsonObject("user");
        assertThat(me.getString("email")).isEqualTo(world.responder.email());
        assertThat(me.getString("role")).isEqualTo("limited_user");
    }

    @Test
    void the_answer_goes_to_the_registered_address_with_code_subdomain_and_state() {
        assertThat(allow(world.responder).header("location"))
                .matches(Pattern.quote(REDIRECT) + "\\?code=[^&]+&subdomain=acme&state=s%26t");
    }

    @Test
    void a_person_who_denies_is_told_to_the_app() {
        assertThat(decide(request(query()), "deny", world.responder).header("location"))
                .startsWith(REDIRECT + "?error=access_denied&error_description=").endsWith("&state=s%26t");
    }

    @Test
    void the_page_escapes_the_name_of_the_app() {
        assertThat(page(query()).text()).contains("Muster &lt;b&gt;").doesNotContain("<b>\"");
    }

    @Test
    void the_account_is_called_what_people_call_it() {
        assertThat(page(query()).text()).contains("in the account <b>Acme</b>.").doesNotContain("<b>acme</b>");
    }

    @Test
    void an_address_that_is_not_registered_is_refused_without_sending_anybody_there() {
        Map<String, String> query = query();
        query.put("redirect_uri", REDIRECT + "/");
        Reply refused = page(query);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.header("location")).isEmpty();
        assertThat(refused.text()).contains("redirect_uri is not registered");
    }

    @Test
    void without_pkce_s256_there_is_no_page() {
        Map<String, String> plain = query();
        plain.put("code_challenge_method", "plain");
        assertThat(page(plain).header("location")).contains("error=invalid_request").contains("PKCE");
    }

    @Test
    void a_wrong_verifier_is_refused() {
        Reply refused = redeem(codeFor(world.responder), Map.of("code_verifier", "wrong".repeat(10)));
        assertThat(refused.json().getString("error")).isEqualTo("invalid_grant");
        assertThat(refused.json().getString("error_description")).contains("code_verifier");
    }

    @Test
    void a_wrong_secret_is_refused() {
        Reply refused = redeem(codeFor(world.responder), Map.of("client_secret", "guess"));
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.json().getString("error")).isEqualTo("invalid_client");
    }

    @Test
    void a_code_is_over_after_30_seconds() {
        String code = codeFor(world.responder);
        world.standIn.advance(Duration.ofSeconds(30));
        assertThat(redeem(code, Map.of()).json().getString("error_description")).contains("expired");
    }

    @Test
    void a_code_used_twice_ends_what_was_made_from_it() {
        String code = codeFor(world.responder);
        JsonObject tokens = redeem(code, Map.of()).json();
        assertThat(redeem(code, Map.of()).json().getString("error")).isEqualTo("invalid_grant");
        assertThat(world.get("/users/me", bearer(tokens)).status()).isEqualTo(401);
    }

    @Test
    void a_refresh_token_works_once_and_a_second_use_ends_everything() {
        JsonObject first = redeem(codeFor(world.responder), Map.of()).json();
        JsonObject second = refresh(first).json();
        assertThat(world.get("/users/me", bearer(second)).status()).isEqualTo(200);
        assertThat(refresh(first).json().getString("error")).isEqualTo("invalid_grant");
        assertThat(world.get("/users/me", bearer(second)).status()).isEqualTo(401);
        assertThat(refresh(second).json().getString("error")).isEqualTo("invalid_grant");
    }

    @Test
    void an_access_token_expires() {
        JsonObject tokens = redeem(codeFor(world.responder), Map.of()).json();
        world.standIn.advance(Duration.ofDays(10));
        assertThat(world.get("/users/me", bearer(tokens)).error().getInteger("code")).isEqualTo(2006);
        assertThat(refresh(tokens).status()).isEqualTo(200);
    }

    @Test
    void an_app_that_a_person_no_longer_permits_is_refused() {
        JsonObject tokens = redeem(codeFor(world.responder), Map.of()).json();
        world.standIn.revoke(app, world.responder);
        assertThat(world.get("/users/me", bearer(tokens)).status()).isEqualTo(401);
        assertThat(refresh(tokens).json().getString("error")).isEqualTo("invalid_grant");
    }

    @Test
    void a_scope_the_app_does_not_have_is_left_out_and_missed_later() {
        Map<String, String> query = query();
        query.put("scope", "incidents.read services.read");
        Matcher code = Pattern.compile("code=([^&]+)").matcher(
                decide(request(query), "allow", world.responder).header("location"));
        assertThat(code.find()).isTrue();
        JsonObject tokens = redeem(code.group(1), Map.of()).json();
        assertThat(tokens.getString("scope")).isEqualTo("openid incidents.read");
        Reply refused = world.get("/services", bearer(tokens));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.error().getJsonArray("errors").getString(0)).contains("services.read");
    }

    @Test
    void an_app_itself_gets_a_token_for_a_day_as_in_the_published_sample() {
        Reply reply = client("as_account-us.acme incidents.read services.read");
        assertThat(reply.json().fieldNames())
                .containsExactlyInAnyOrder("access_token", "scope", "token_type", "expires_in");
        assertThat(reply.json().getString("scope")).isEqualTo("as_account-us.acme incidents.read");
        assertThat(reply.json().getInteger("expires_in")).isEqualTo(86_400);
        assertThat(world.get("/incidents", bearer(reply.json())).status()).isEqualTo(200);
        world.standIn.advance(Duration.ofDays(1));
        assertThat(world.get("/incidents", bearer(reply.json())).status()).isEqualTo(401);
    }

    @Test
    void an_app_without_an_account_or_with_the_wrong_region_gets_no_token() {
        assertThat(client("incidents.read").json().getString("error")).isEqualTo("invalid_scope");
        assertThat(client("as_account-eu.acme incidents.read").json().getString("error")).isEqualTo("invalid_scope");
    }

    @Test
    void secrets_in_the_address_are_refused() {
        assertThat(world.form(world.standIn.identityUrl() + "/oauth/token?client_secret=x", Map.of()).json()
                .getString("error")).isEqualTo("invalid_request");
    }

    @Test
    void what_is_recorded_holds_no_secret() {
        JsonObject tokens = redeem(codeFor(world.responder), Map.of()).json();
        world.get("/users/me", bearer(tokens));
        assertThat(world.standIn.exchanges().toString()).doesNotContain(app.clientSecret())
                .doesNotContain(tokens.getString("access_token")).doesNotContain(tokens.getString("refresh_token"))
                .doesNotContain(VERIFIER);
    }

    private Map<String, String> query() {
        return new LinkedHashMap<>(Map.of("client_id", app.clientId(), "redirect_uri", REDIRECT,
                "response_type", "code", "scope", "incidents.read incidents.write", "state", "s&t",
                "code_challenge", SignIns.challengeOf(VERIFIER), "code_challenge_method", "S256"));
    }

    private Reply page(Map<String, String> query) {
        return world.call("GET", world.standIn.identityUrl() + "/oauth/authorize?" + encoded(query), null, Map.of());
    }

    private String request(Map<String, String> query) {
        Matcher handle = Pattern.compile("name=\"request\" value=\"([^\"]+)\"").matcher(page(query).text());
        assertThat(handle.find()).isTrue();
        return handle.group(1);
    }

    private Reply decide(String request, String decision, User user) {
        return world.form(world.standIn.identityUrl() + "/oauth/authorize",
                Map.of("request", request, "decision", decision, "user", user.id()));
    }

    private Reply allow(User user) {
        return decide(request(query()), "allow", user);
    }

    private String codeFor(User user) {
        Matcher code = Pattern.compile("code=([^&]+)").matcher(allow(user).header("location"));
        assertThat(code.find()).isTrue();
        return code.group(1);
    }

    private Reply redeem(String code, Map<String, String> changes) {
        Map<String, String> form = new LinkedHashMap<>(Map.of("grant_type", "authorization_code",
                "client_id", app.clientId(), "client_secret", app.clientSecret(), "redirect_uri", REDIRECT,
                "code", code, "code_verifier", VERIFIER));
        form.putAll(changes);
        return world.form(world.standIn.identityUrl() + "/oauth/token", form);
    }

    private Reply refresh(JsonObject tokens) {
        return world.form(world.standIn.identityUrl() + "/oauth/token", Map.of("grant_type", "refresh_token",
                "client_id", app.clientId(), "client_secret", app.clientSecret(),
                "refresh_token", tokens.getString("refresh_token")));
    }

    private Reply client(String scope) {
        return world.form(world.standIn.identityUrl() + "/oauth/token", Map.of("grant_type", "client_credentials",
                "client_id", app.clientId(), "client_secret", app.clientSecret(), "scope", scope));
    }

    private Map<String, String> bearer(JsonObject tokens) {
        return world.headers("Bearer " + tokens.getString("access_token"));
    }
}
