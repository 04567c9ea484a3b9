package io.muster.standins.teams;

import io.muster.standins.entra.Directory;
import io.muster.standins.entra.EntraStandIn;
import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.JwksVerificationKeyResolver;

/** Checks the bearer token of a bot: issued by Entra for the Connector, not expired, for a bot that is registered. */
final class ConnectorTokens {
    private static final String AUDIENCE = "https://api.botframework.com";

    private final EntraStandIn entra;
    private final TeamsWorld world;
    private final Clock clock;

    ConnectorTokens(EntraStandIn entra, TeamsWorld world, Clock clock) {
        this.entra = entra;
        this.world = world;
        this.clock = clock;
    }

    /**
     * The bot that a header proves.
     *
     * @param authorization the header {@code Authorization}, or null
     * @throws ConnectorRefusal 401 when it proves none
     */
    Bot verify(String authorization) {
        if (authorization == null || !authorization.startsWith("Bearer ")) {
            throw ConnectorRefusal.unauthorized("Authorization has been denied for this request.");
        }
        try {
            var claims = new JwtConsumerBuilder()
                    .setJwsAlgorithmConstraints(new AlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.RSA_USING_SHA256))
                    .setVerificationKeyResolver(new JwksVerificationKeyResolver(entra.verifyingKeys()))
                    .setEvaluationTime(NumericDate.fromMilliseconds(Date.from(clock.instant()).getTime()))
                    .setExpectedAudience(AUDIENCE).setRequireExpirationTime().build()
                    .processToClaims(authorization.substring("Bearer ".length()));
            String appId = Optional.ofNullable(claims.getStringClaimValue("appid")).orElseThrow(ConnectorRefusal::botNotRegistered);
            var app = entra.directory().app(appId).orElseThrow(ConnectorRefusal::botNotRegistered);
            String issuedFor = claims.getStringClaimValue("tid");
            boolean ofBotFramework = app.multiTenant() && Directory.BOT_FRAMEWORK.id().equals(issuedFor);
            if (!ofBotFramework && !app.tenantId().equals(issuedFor)) {
                throw ConnectorRefusal.unauthorized("The token was not issued by the bot's tenant.");
            }
            return world.bot(appId).orElseThrow(ConnectorRefusal::botNotRegistered);
        } catch (InvalidJwtException invalid) {
            throw ConnectorRefusal.unauthorized("Authorization has been denied for this request: "
                    + (invalid.hasExpired() ? "the token has expired." : invalid.getErrorDetails().stream().findFirst()
                            .map(detail -> detail.getErrorMessage()).orElse("the token is not valid.")));
        } catch (MalformedClaimException malformed) {
            throw ConnectorRefusal.unauthorized("The token's claims are malformed.");
        }
    }
}
