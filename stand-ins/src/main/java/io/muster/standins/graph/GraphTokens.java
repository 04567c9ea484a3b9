package io.muster.standins.graph;

import io.muster.standins.entra.Directory;
import io.muster.standins.entra.EntraStandIn;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;

/** Checks bearer tokens: issued by Entra for Graph and not expired. */
final class GraphTokens {
    /**
     * Who calls.
     *
     * @param tenantId the tenant that the token is for
     * @param clientId the calling app
     * @param roles its application permissions there
     */
    record Caller(String tenantId, String clientId, List<String> roles) {
    }

    private final EntraStandIn entra;
    private final Clock clock;

    GraphTokens(EntraStandIn entra, Clock clock) {
        this.entra = entra;
        this.clock = clock;
    }

    Caller verify(String authorization) {
        if (authorization == null || !authorization.startsWith("Bearer ")) {
            throw GraphRefusal.noToken();
        }
        try {
            var claims = new JwtConsumerBuilder()
                    .setJwsAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256))
                    .setVerificationKeyResolver(new JwksVerificationKeyResolver(entra.verifyingKeys()))
                    .setEvaluationTime(NumericDate.fromMilliseconds(Date.from(clock.instant()).getTime()))
                    .setExpectedAudience(Directory.GRAPH).setRequireExpirationTime().build()
                    .processToClaims(authorization.substring("Bearer ".length()));
            return new Caller(claims.getStringClaimValue("tid"), claims.getStringClaimValue("appid"),
                    Optional.ofNullable(claims.getStringListClaimValue("roles")).orElse(List.of()));
        } catch (InvalidJwtException invalid) {
            throw GraphRefusal.wrongToken(invalid.hasExpired() ? "Lifetime validation failed, the token is expired." : "Access token validation failure.");
        } catch (MalformedClaimException malformed) {
            throw GraphRefusal.wrongToken("Access token validation failure.");
        }
    }
}
