package io.muster.kit.operator;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.jboss.logging.Logger;

/** Turns an API token that holds into an identity with its role. */
@ApplicationScoped
class ApiTokenProvider implements IdentityProvider<ApiTokenRequest> {
  private static final Logger LOG = Logger.getLogger(ApiTokenProvider.class);

  private final ApiTokens tokens;

  ApiTokenProvider(ApiTokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public Class<ApiTokenRequest> getRequestType() {
    return ApiTokenRequest.class;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(ApiTokenRequest request, AuthenticationRequestContext context) {
    return context.runBlocking(() -> identity(tokens.check(request.token())));
  }

  private static SecurityIdentity identity(ApiTokens.Check check) {
    return switch (check) {
      case ApiTokens.Check.Holds(var token) ->
          QuarkusSecurityIdentity.builder()
              .setPrincipal(new QuarkusPrincipal("api-token/" + token.id()))
              .addAttribute(OperatorPrincipal.NAME, token.name())
              .addRole(token.role())
              .build();
      case ApiTokens.Check.Refused(var reason) -> {
        LOG.warnf("An API token was refused: reason=%s", reason.name().toLowerCase(Locale.ROOT));
        throw new AuthenticationFailedException();
      }
    };
  }
}
