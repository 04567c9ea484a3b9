package io.muster.standins.entra;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.standins.Calls;
import io.muster.standins.SettableClock;
import io.muster.standins.entra.Person.Standing;
import io.muster.standins.tls.LocalAuthority;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AdminConsentPageTest {
    private static final String BACK = "https://localhost:1/consented";
    private final EntraStandIn entra = new EntraStandIn(LocalAuthority.files(), 0, new SettableClock());
    private final Tenant home = entra.directory().add(new Tenant(id(), "Muster's makers", "muster.onmicrosoft.com"));
    private final Tenant contoso = entra.directory().add(new Tenant(id(), "Contoso", "contoso.onmicrosoft.com"));
    private final Person admin = entra.directory().add(new Person(id(), contoso.id(), "Ada Lovelace", "ada@contoso.example", "ada@contoso.example", Standing.ADMINISTRATOR));
    private final Person member = entra.directory().add(new Person(id(), contoso.id(), "Ben Carter", "ben@contoso.example"));
    private final AppRegistration app = entra.directory().add(new AppRegistration(id(), home.id(), "Muster", Set.of("s"), true, Set.of(BACK), Set.of())
            .asking(Set.of("Organization.Read.All", "Chat.Create")));

    @AfterEach
    void stop() {
        entra.close();
    }

    @Test
    void accepting_makes_the_app_known_with_the_permissions_that_it_asked_for() {
        var before = token();
        assertThat(before.json().getJsonArray("error_codes")).containsExactly(700016);
        assertThat(page("/adminconsent", Map.of()).body()).contains("Ada Lovelace", "Muster asks for an administrator’s consent");
        assertThat(choose("/adminconsent", admin, Map.of()).body()).contains("Permissions requested", "Chat.Create", "Organization.Read.All", "for everybody in Contoso");
        var back = back(choose("/adminconsent", admin, Map.of("accept", "true")));
        assertThat(back).containsEntry("admin_consent", "True").containsEntry("tenant", contoso.id()).containsEntry("state", "s-1");
        assertThat(EntraTokensTest.claims(token().json().getString("access_token")).getJsonArray("roles")).containsExactly("Chat.Create", "Organization.Read.All");
    }

    @Test
    void any_organization_may_consent_and_the_answer_says_which_it_was() {
        var back = back(Calls.form(entra.address() + "/organizations/v2.0/adminconsent", form(admin, Map.of("accept", "true", "scope", "https://graph.microsoft.com/.default"))));
        assertThat(back).containsEntry("tenant", contoso.id()).containsEntry("scope", "https://graph.microsoft.com/.default");
        assertThat(entra.directory().appIn(contoso.id(), app.clientId())).isPresent();
    }

    @Test
    void who_is_no_administrator_cannot_consent() {
        var refused = choose("/adminconsent", member, Map.of("accept", "true"));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.body()).contains("AADSTS90094");
        assertThat(entra.directory().appIn(contoso.id(), app.clientId())).isEmpty();
    }

    @Test
    void cancelling_is_told_in_the_words_of_either_address() {
        assertThat(back(choose("/adminconsent", admin, Map.of("cancel", "true"))))
                .containsEntry("error", "permission_denied").containsEntry("error_description", "The admin canceled the request").doesNotContainKey("admin_consent");
        assertThat(back(choose("/v2.0/adminconsent", admin, Map.of("cancel", "true"))))
                .containsEntry("error", "consent_required").as("even though nothing was consented to").containsEntry("admin_consent", "True");
        assertThat(entra.directory().appIn(contoso.id(), app.clientId())).isEmpty();
    }

    @Test
    void a_redirect_that_is_not_registered_leads_nowhere() {
        var page = page("/adminconsent", Map.of("redirect_uri", "https://attacker.example/"));
        assertThat(page.status()).isEqualTo(400);
        assertThat(page.body()).contains("AADSTS50011");
    }

    @Test
    void an_app_for_its_home_tenant_only_is_not_found_elsewhere() {
        var own = entra.directory().add(new AppRegistration(id(), home.id(), "Own", Set.of(), false, Set.of(BACK), Set.of()));
        assertThat(page("/adminconsent", Map.of("client_id", own.clientId())).body()).contains("AADSTS700016");
    }

    @Test
    void somebody_of_another_tenant_cannot_speak_for_this_one() {
        var eve = entra.directory().add(new Person(id(), home.id(), "Eve", "eve@muster.example", "eve@muster.example", Standing.ADMINISTRATOR));
        assertThat(choose("/adminconsent", eve, Map.of("accept", "true")).body()).contains("AADSTS50020");
    }

    @Test
    void a_guest_has_the_sign_in_name_that_entra_makes_and_keeps_the_mail_address() {
        var guest = Calls.json("POST", entra.address() + "/_standin/people", JsonObject.of("tenant", contoso.id(), "name", "Gus", "userPrincipalName", "gus@fabrikam.example", "standing", "guest")).json();
        assertThat(guest.getString("userPrincipalName")).isEqualTo("gus_fabrikam.example#EXT#@contoso.onmicrosoft.com");
        assertThat(guest.getString("mail")).isEqualTo("gus@fabrikam.example");
        assertThat(entra.directory().requirePerson("gus@fabrikam.example").standing()).isEqualTo(Standing.GUEST);
    }

    private Calls.Answer token() {
        return Calls.form(entra.address() + "/" + contoso.id() + "/oauth2/v2.0/token", Map.of("grant_type", "client_credentials", "client_id", app.clientId(), "client_secret", "s",
                "scope", "https://graph.microsoft.com/.default"));
    }

    private Calls.Answer page(String path, Map<String, String> other) {
        return Calls.get(entra.address() + "/" + contoso.id() + path + "?" + request(other).entrySet().stream()
                .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), StandardCharsets.UTF_8)).collect(Collectors.joining("&")));
    }

    private Calls.Answer choose(String path, Person person, Map<String, String> other) {
        return Calls.form(entra.address() + "/" + contoso.id() + path, form(person, other));
    }

    private Map<String, String> form(Person person, Map<String, String> other) {
        var form = request(other);
        form.put("person", person.id());
        return form;
    }

    private Map<String, String> request(Map<String, String> other) {
        var request = new HashMap<>(Map.of("client_id", app.clientId(), "redirect_uri", BACK, "state", "s-1"));
        request.putAll(other);
        return request;
    }

    private static Map<String, String> back(Calls.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(302);
        return Arrays.stream(URI.create(answer.whole().headers().firstValue("Location").orElseThrow()).getRawQuery().split("&")).map(each -> each.split("=", 2))
                .collect(Collectors.toMap(each -> each[0], each -> URLDecoder.decode(each[1], StandardCharsets.UTF_8)));
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }
}
