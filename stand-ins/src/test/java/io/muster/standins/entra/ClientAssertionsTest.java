package io.muster.standins.entra;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.ClientCredentialParameters;
import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import io.muster.standins.Calls;
import io.muster.standins.SettableClock;
import io.muster.standins.tls.LocalAuthority;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ClientAssertionsTest {
    private record Credential(KeyPair pair, X509Certificate certificate) {
        static Credential make() throws Exception {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            var pair = generator.generateKeyPair();
            var name = new X500Principal("CN=Muster");
            var certificate = new JcaX509v3CertificateBuilder(name, BigInteger.ONE, Date.from(Instant.now().minusSeconds(60)), Date.from(Instant.now().plus(Duration.ofDays(30))), name, pair.getPublic())
                    .build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate()));
            return new Credential(pair, new JcaX509CertificateConverter().getCertificate(certificate));
        }

        String pem() throws Exception {
            return "-----BEGIN CERTIFICATE-----\n" + Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII)).encodeToString(certificate.getEncoded()) + "\n-----END CERTIFICATE-----\n";
        }

        String thumbprint(String algorithm) throws Exception {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(MessageDigest.getInstance(algorithm).digest(certificate.getEncoded()));
        }
    }

    private final SettableClock clock = new SettableClock();
    private final EntraStandIn entra = new EntraStandIn(LocalAuthority.files(), 0, clock);
    private final Tenant tenant = entra.directory().add(new Tenant(UUID.randomUUID().toString(), "Contoso", "contoso.onmicrosoft.com"));
    private final Credential credential = Credential.make();
    private final AppRegistration app = entra.directory().add(new AppRegistration(UUID.randomUUID().toString(), tenant.id(), "Muster",
            Set.of(), false, Set.of(), Set.of()).withCertificates(Set.of(credential.pem())));

    ClientAssertionsTest() throws Exception {
    }

    @AfterEach
    void stop() {
        entra.close();
    }

    @Test
    void the_vendors_own_library_gets_a_token_with_a_certificate() throws Exception {
        var client = ConfidentialClientApplication.builder(app.clientId(), ClientCredentialFactory.createFromCertificate(credential.pair().getPrivate(), credential.certificate()))
                .authority(entra.address() + "/" + tenant.id()).instanceDiscovery(false)
                .sslSocketFactory(LocalAuthority.files().trustingTheAuthority().getSocketFactory()).build();
        assertThat(client.acquireToken(ClientCredentialParameters.builder(Set.of("https://graph.microsoft.com/.default")).build()).get().accessToken()).isNotBlank();
    }

    @Test
    void either_thumbprint_and_either_published_algorithm_is_taken() throws Exception {
        assertThat(ask(assertion(credential, "x5t", credential.thumbprint("SHA-1"), AlgorithmIdentifiers.RSA_USING_SHA256, claims -> { })).status()).isEqualTo(200);
        assertThat(ask(assertion(credential, "x5t#S256", credential.thumbprint("SHA-256"), AlgorithmIdentifiers.RSA_PSS_USING_SHA256, claims -> { })).status()).isEqualTo(200);
    }

    @Test
    void a_certificate_that_is_not_registered_is_refused() throws Exception {
        var other = Credential.make();
        refused(ask(assertion(other, "x5t", other.thumbprint("SHA-1"), AlgorithmIdentifiers.RSA_USING_SHA256, claims -> { })), 401, 700027, "not registered on application");
    }

    @Test
    void a_signature_by_another_key_under_a_registered_thumbprint_is_refused() throws Exception {
        refused(ask(assertion(Credential.make(), "x5t", credential.thumbprint("SHA-1"), AlgorithmIdentifiers.RSA_USING_SHA256, claims -> { })), 401, 700027, "failed signature validation");
    }

    @Test
    void claims_that_do_not_fit_are_refused_each_with_its_code() throws Exception {
        refused(with(claims -> claims.setAudience("https://elsewhere.example/token")), 401, 700023, "audience");
        refused(with(claims -> claims.setSubject("another")), 401, 700021, "doesn't match 'client_id'");
        refused(with(claims -> claims.setExpirationTime(NumericDate.fromSeconds(clock.instant().getEpochSecond() - 400))), 401, 700024, "valid time range");
        refused(with(claims -> claims.setNotBefore(NumericDate.fromSeconds(clock.instant().getEpochSecond() + 400))), 401, 700024, "valid time range");
    }

    @Test
    void what_is_no_token_at_all_is_malformed() {
        refused(ask("not.a.token"), 400, 50027, "malformed");
    }

    private Calls.Answer with(Consumer<JwtClaims> otherwise) throws Exception {
        return ask(assertion(credential, "x5t", credential.thumbprint("SHA-1"), AlgorithmIdentifiers.RSA_USING_SHA256, otherwise));
    }

    private String assertion(Credential by, String header, String thumbprint, String algorithm, Consumer<JwtClaims> otherwise) throws Exception {
        var claims = new JwtClaims();
        claims.setIssuer(app.clientId());
        claims.setSubject(app.clientId());
        claims.setAudience(address());
        claims.setJwtId(UUID.randomUUID().toString());
        claims.setNotBefore(NumericDate.fromSeconds(clock.instant().getEpochSecond()));
        claims.setExpirationTime(NumericDate.fromSeconds(clock.instant().getEpochSecond() + 300));
        otherwise.accept(claims);
        var token = new JsonWebSignature();
        token.setAlgorithmHeaderValue(algorithm);
        token.setHeader(header, thumbprint);
        token.setPayload(claims.toJson());
        token.setKey(by.pair().getPrivate());
        return token.getCompactSerialization();
    }

    private Calls.Answer ask(String assertion) {
        return Calls.form(address(), Map.of("grant_type", "client_credentials", "client_id", app.clientId(), "scope", "https://api.botframework.com/.default",
                "client_assertion_type", ClientAssertions.TYPE, "client_assertion", assertion));
    }

    private String address() {
        return entra.address() + "/" + tenant.id() + "/oauth2/v2.0/token";
    }

    private static void refused(Calls.Answer answer, int status, int code, String reason) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().getJsonArray("error_codes")).containsExactly(code);
        assertThat(answer.json().getString("error_description")).contains(reason);
    }
}
