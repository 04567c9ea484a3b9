package io.muster.identity.account;

import io.muster.contracts.incident.AccountId;
import io.muster.kit.operator.OperatorPrincipal;
import io.muster.kit.operator.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;

/** Accounts of incident tools, for administrators. */
@Path("/api/accounts")
@RunOnVirtualThread
public class AccountResource {
  @Inject Accounts accounts;
  @Inject OperatorPrincipal operator;

  /** What an administrator gives; the secret is never given back. */
  public record Registration(String title, String region, String clientId, String clientSecret) {}

  /**
   * An account as it stands.
   *
   * @param readable whether Muster can read it now
   * @param problem one word where it cannot; empty text otherwise
   * @param remedy what an administrator does about it; empty text where there is nothing to do
   * @param redirect the address that must be registered at the tool for people's links
   */
  public record View(String tool, String account, String title, String region, String clientId, boolean readable, String problem, String remedy, String redirect) {}

  /** Registers the account or replaces what was known of it. */
  @PUT
  @Path("/{tool}/{account}")
  @RolesAllowed(Roles.ADMINISTRATOR)
  public View register(@PathParam("tool") String tool, @PathParam("account") String account, Registration registration) {
    return accounts.register(new AccountId(tool, account), registration, operator.principal());
  }

  /** All accounts. */
  @GET
  @RolesAllowed({Roles.ADMINISTRATOR, Roles.OPERATOR, Roles.AUDITOR})
  public List<View> all() {
    return accounts.views();
  }
}
