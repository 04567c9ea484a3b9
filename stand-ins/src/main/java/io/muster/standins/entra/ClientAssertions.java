package io.muster.standins.entra;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.JoseException;

/** Proof of an app by certificate: a JWT about itself, for this token endpoint, signed with the key of a registered certificate. */
final class ClientAssertions {
    static final String TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private final Clock clock;

    ClientAssertions(Clock clock) {
        this.clock = clock;
    }

    /**
     * Checks an assertion.
     *
     * @param audiences the addresses for which it may be made
     * @throws EntraRefusal with the published code of what is wrong
     */
    void verify(AppRegistration app, String assertion, Set<String> audiences) {
        var token = parsed(assertion);
        var certificate = app.certificates().stream().map(ClientAssertions::certificate).filter(each -> isMeant(each, token)).findFirst()
                .orElseThrow(() -> EntraRefusal.certificateNotRegistered(app.clientId()));
        try {
            token.setKey(certificate.getPublicKey());
            token.setAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256, AlgorithmIdentifiers.RSA_PSS_USING_SHA256));
            if (!token.verifySignature()) {
                throw EntraRefusal.assertionSignature(app.clientId());
            }
            check(JwtClaims.parse(token.getPayload()), app, audiences);
        } catch (JoseException wrongSignature) {
            throw EntraRefusal.assertionSignature(app.clientId());
        } catch (InvalidJwtException | MalformedClaimException malformed) {
            throw EntraRefusal.assertionMalformed();
        }
    }

    private void check(JwtClaims claims, AppRegistration app, Set<String> audiences) throws MalformedClaimException {
        if (!app.clientId().equals(claims.getIssuer()) || !app.clientId().equals(claims.getSubject())) {
            throw EntraRefusal.assertionOfAnother();
        }
        if (claims.getAudience().stream().noneMatch(audiences::contains)) {
            throw EntraRefusal.assertionAudience();
        }
        long now = clock.instant().getEpochSecond();
        boolean over = claims.getExpirationTime() == null || claims.getExpirationTime().getValue() + 300 < now;
        boolean early = claims.getNotBefore() != null && claims.getNotBefore().getValue() - 300 > now;
        if (over || early) {
            throw EntraRefusal.assertionTime();
        }
    }

    private static JsonWebSignature parsed(String assertion) {
        try {
            var token = new JsonWebSignature();
            token.setCompactSerialization(assertion);
            return token;
        } catch (JoseException malformed) {
            throw EntraRefusal.assertionMalformed();
        }
    }

    private static boolean isMeant(X509Certificate certificate, JsonWebSignature token) {
        return named(token, "x5t#S256").map(thumbprint(certificate, "SHA-256")::equals)
                .or(() -> named(token, "x5t").map(thumbprint(certificate, "SHA-1")::equals)).orElse(false);
    }

    /** The vendor's own library for Java writes it in the other alphabet of Base64, and padded. */
    private static Optional<String> named(JsonWebSignature token, String header) {
        return Optional.ofNullable(token.getHeader(header)).map(thumbprint -> thumbprint.replace('+', '-').replace('/', '_').replace("=", ""));
    }

    private static String thumbprint(X509Certificate certificate, String algorithm) {
        try {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(MessageDigest.getInstance(algorithm).digest(certificate.getEncoded()));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static X509Certificate certificate(String pem) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException unreadable) {
            throw new IllegalStateException("A registered certificate cannot be read", unreadable);
        }
    }
}
