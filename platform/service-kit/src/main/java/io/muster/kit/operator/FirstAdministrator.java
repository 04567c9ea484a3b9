package io.muster.kit.operator;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.SecurityIdentityAugmentor;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Makes the person whom the configuration names an administrator, so that there is one before roles are given. */
@ApplicationScoped
class FirstAdministrator implements SecurityIdentityAugmentor {
  private final OperatorsConfig config;

  FirstAdministrator(OperatorsConfig config) {
    this.config = config;
  }

  @Override
  public Uni<SecurityIdentity> augment(SecurityIdentity identity, AuthenticationRequestContext context) {
    return Uni.createFrom().item(isNamed(identity) ? QuarkusSecurityIdentity.builder(identity).addRole(Roles.ADMINISTRATOR).build() : identity);
  }

  /** By {@code oid} or {@code sub} of a verified token only: names and addresses can be chosen by whoever runs a directory. */
  private boolean isNamed(SecurityIdentity identity) {
    return config
        .firstAdministrator()
        .filter(named -> identity.getPrincipal() instanceof JsonWebToken token && (named.equals(token.getClaim("oid")) || named.equals(token.getSubject())))
        .isPresent();
  }
}
