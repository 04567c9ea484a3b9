package io.muster.kit.operator;

import io.quarkus.oidc.OidcRequestContext;
import io.quarkus.oidc.OidcTenantConfig;
import io.quarkus.oidc.TenantConfigResolver;
import io.quarkus.oidc.runtime.OidcConfig;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * The operators' sign-in ({@code quarkus.oidc.*}), asked for its keys by the first request that needs them. Quarkus would ask before the service listens, so that
 * every start waited for a provider that webhooks and people in Teams can do without.
 */
@ApplicationScoped
class SignInTenant implements TenantConfigResolver {
  private static final String ID = "operators";

  private final Uni<OidcTenantConfig> signIn;

  SignInTenant(OidcConfig config) {
    var configured = OidcConfig.getDefaultTenant(config);
    // None where no provider is named: then nobody can sign in, and API tokens are left.
    signIn =
        configured.authServerUrl().isPresent()
            ? Uni.createFrom().item(OidcTenantConfig.builder(configured).tenantId(ID).tenantEnabled(true).build())
            : Uni.createFrom().nullItem();
  }

  @Override
  public Uni<OidcTenantConfig> resolve(RoutingContext request, OidcRequestContext<OidcTenantConfig> blocking) {
    return signIn;
  }
}
