package io.muster.kit.operator;

import io.muster.contracts.wire.Principal;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.Optional;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** The operator on whose behalf the request under way is. */
@RequestScoped
public class OperatorPrincipal {
  static final String NAME = "muster.operator.name";

  private final SecurityIdentity identity;

  OperatorPrincipal(SecurityIdentity identity) {
    this.identity = identity;
  }

  /** As commands and audit rows name operators: {@code oid} or {@code sub} of the sign-in, or the API token. */
  public Principal principal() {
    if (identity.isAnonymous()) {
      throw new IllegalStateException("nobody is signed in: @RolesAllowed is missing");
    }
    if (identity.getPrincipal() instanceof JsonWebToken token) {
      String id = token.<String>claim("oid").orElse(token.getSubject());
      return new Principal(Principal.Kind.OPERATOR, id, token.<String>claim("name").or(() -> Optional.ofNullable(token.getName())));
    }
    return new Principal(Principal.Kind.OPERATOR, identity.getPrincipal().getName(), Optional.ofNullable(identity.getAttribute(NAME)));
  }
}
