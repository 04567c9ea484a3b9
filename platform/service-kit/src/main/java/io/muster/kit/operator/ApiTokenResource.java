package io.muster.kit.operator;

import io.muster.kit.problem.GeneralProblem;
import io.muster.kit.problem.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** API tokens of this service, for administrators. */
@Path("/api/tokens")
@RolesAllowed(Roles.ADMINISTRATOR)
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public class ApiTokenResource {
  private final ApiTokens tokens;
  private final OperatorPrincipal operator;
  private final OperatorsConfig config;

  ApiTokenResource(ApiTokens tokens, OperatorPrincipal operator, OperatorsConfig config) {
    this.tokens = tokens;
    this.operator = operator;
    this.config = config;
  }

  /**
   * What is asked for.
   *
   * @param name for whom or what the token is
   * @param role one of {@link Roles}
   * @param days how long it holds; 90 where nothing is said
   */
  public record Wanted(String name, String role, Optional<Integer> days) {
    public Wanted {
      days = days == null ? Optional.empty() : days;
    }
  }

  /**
   * The new token.
   *
   * @param secret shown this once
   */
  public record Made(ApiToken token, String secret) {}

  /** Makes a token. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  public Response make(Wanted wanted) {
    if (wanted == null || wanted.name() == null || wanted.name().isBlank() || wanted.name().length() > 100) {
      throw new Problem(GeneralProblem.BAD_REQUEST, "Give the token a name of at most 100 characters.");
    }
    if (wanted.role() == null || !Roles.ALL.contains(wanted.role())) {
      throw new Problem(GeneralProblem.BAD_REQUEST, "The role is administrator, operator or auditor.");
    }
    int days = wanted.days().orElse(90);
    if (days < 1 || Duration.ofDays(days).compareTo(config.longestToken()) > 0) {
      throw new Problem(GeneralProblem.BAD_REQUEST, "A token holds at least 1 day and at most " + config.longestToken().toDays() + " days.");
    }
    ApiTokens.Made made = tokens.make(wanted.name(), wanted.role(), Duration.ofDays(days), operator.principal());
    return Response.status(201).header("Cache-Control", "no-store").entity(new Made(made.token(), made.secret().reveal())).build();
  }

  /** All tokens, without their secrets. */
  @GET
  public List<ApiToken> list() {
    return tokens.all();
  }

  /** Ends a token at once. */
  @DELETE
  @Path("{id}")
  public void revoke(@PathParam("id") String id) {
    if (!tokens.revoke(id, operator.principal())) {
      throw new Problem(GeneralProblem.NOT_FOUND, "There is no such token, or it has already ended.");
    }
  }
}
