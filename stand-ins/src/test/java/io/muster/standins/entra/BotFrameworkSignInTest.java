package io.muster.standins.entra;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.standins.Calls;
import io.muster.standins.SettableClock;
import io.muster.standins.tls.LocalAuthority;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BotFrameworkSignInTest {
    private static final String BOT = "0d9b645f-597b-41f0-a2a3-ef103fbd91bb";
    private static final String SERVICE = "https://localhost:1/teams/";
    private final EntraStandIn entra = new EntraStandIn(LocalAuthority.files(), 0, new SettableClock());

    @AfterEach
    void stop() {
        entra.close();
    }

    @Test
    void the_document_is_the_published_one_but_for_the_keys_address() {
        var document = Calls.get(entra.botFramework().metadataAddress()).json();
        assertThat(document).isEqualTo(new JsonObject().put("issuer", "https://api.botframework.com").put("authorization_endpoint", "https://invalid.botframework.com")
                .put("jwks_uri", entra.address() + "/v1/.well-known/keys").put("id_token_signing_alg_values_supported", JsonArray.of("RS256"))
                .put("token_endpoint_auth_methods_supported", JsonArray.of("private_key_jwt")));
    }

    @Test
    void a_good_token_passes_every_rule() throws Exception {
        assertThat(refusal(entra.botFramework().token(BOT, SERVICE))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Forgery.class)
    void every_forgery_breaks_a_rule_that_a_careful_bot_checks(Forgery forgery) throws Exception {
        assertThat(refusal(entra.botFramework().forged(forgery, BOT, SERVICE))).as(forgery.name()).isPresent();
    }

    @Test
    void after_a_rotation_tokens_carry_the_new_key_and_the_old_one_stays_until_withdrawn() throws Exception {
        String before = entra.botFramework().token(BOT, SERVICE);
        entra.botFramework().rotateKeys();
        assertThat(header(entra.botFramework().token(BOT, SERVICE)).getString("kid")).isNotEqualTo(header(before).getString("kid"));
        assertThat(refusal(before)).isEmpty();
        entra.botFramework().withdrawOldKeys();
        assertThat(refusal(before)).isPresent();
    }

    /** The rules that the vendor publishes for bots, checked with nothing but the published keys. */
    private Optional<String> refusal(String token) throws Exception {
        var keys = Calls.get(entra.address() + "/v1/.well-known/keys").json();
        var header = header(token);
        if (!"RS256".equals(header.getString("alg"))) {
            return Optional.of("algorithm");
        }
        try {
            var claims = new JwtConsumerBuilder().setExpectedAudience(BOT).setExpectedIssuer("https://api.botframework.com").setRequireExpirationTime()
                    .setAllowedClockSkewInSeconds(300).setVerificationKeyResolver(new JwksVerificationKeyResolver(new JsonWebKeySet(keys.encode()).getJsonWebKeys()))
                    .build().processToClaims(token);
            var key = keys.getJsonArray("keys").stream().map(JsonObject.class::cast).filter(each -> each.getString("kid").equals(header.getString("kid"))).findFirst().orElseThrow();
            if (!key.getJsonArray("endorsements", new JsonArray()).contains("msteams")) {
                return Optional.of("endorsements");
            }
            if (claims.hasClaim("appid") || claims.hasClaim("ver")) {
                return Optional.of("skill");
            }
            return SERVICE.equals(claims.getStringClaimValue("serviceurl")) ? Optional.empty() : Optional.of("serviceurl");
        } catch (InvalidJwtException invalid) {
            return Optional.of(invalid.getMessage());
        }
    }

    private static JsonObject header(String token) {
        return new JsonObject(new String(Base64.getUrlDecoder().decode(token.split("\\.")[0]), StandardCharsets.UTF_8));
    }
}
