package io.muster.kit.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.muster.kit.failure.Failure;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Where a refusal or an exception becomes an HTTP answer. */
public class ProblemMapper {
  @ServerExceptionMapper
  Response problem(Problem problem) {
    return response(ProblemAnswer.of(problem));
  }

  @ServerExceptionMapper
  Response framework(WebApplicationException refused) {
    Response own = refused.getResponse();
    if (own.getStatus() < 400 || own.hasEntity()) {
      return own;
    }
    return answer(GeneralProblem.ofStatus(own.getStatus()), Optional.empty());
  }

  /** The mismatch is named too, or else Quarkus' own mapper for it would answer. */
  @ServerExceptionMapper({MismatchedInputException.class, JacksonException.class})
  Response unreadable() {
    return answer(GeneralProblem.BAD_REQUEST, Optional.of("The body is not the JSON that is expected here."));
  }

  @ServerExceptionMapper
  Response invalid(ConstraintViolationException invalid) {
    String detail =
        invalid.getConstraintViolations().stream()
            .map(violation -> lastPart(violation.getPropertyPath().toString()) + " " + violation.getMessage())
            .sorted()
            .reduce((one, other) -> one + "; " + other)
            .orElse("");
    return answer(GeneralProblem.BAD_REQUEST, Optional.of(detail));
  }

  @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
  Response notSignedIn() {
    return Response.fromResponse(answer(GeneralProblem.NOT_SIGNED_IN, Optional.empty())).header(HttpHeaders.WWW_AUTHENTICATE, "Bearer").build();
  }

  /** A token that cannot be looked at is neither good nor bad. */
  @ServerExceptionMapper(OIDCException.class)
  Response signInAway() {
    return answer(GeneralProblem.UNAVAILABLE, Optional.of("The sign-in does not answer just now; an API token is taken meanwhile."));
  }

  @ServerExceptionMapper(ForbiddenException.class)
  Response notAllowed() {
    return answer(GeneralProblem.NOT_ALLOWED, Optional.empty());
  }

  @ServerExceptionMapper
  Response failure(Failure failure) {
    return response(ProblemAnswer.of(failure));
  }

  @ServerExceptionMapper
  Response unexpected(Throwable thrown) {
    return response(ProblemAnswer.of(thrown));
  }

  private static Response answer(Refusal type, Optional<String> detail) {
    return response(ProblemAnswer.of(type, detail));
  }

  private static Response response(ProblemAnswer answer) {
    var response = Response.status(answer.body().status()).type(ProblemAnswer.MEDIA_TYPE).entity(answer.body());
    return (answer.isForLater() ? response.header(HttpHeaders.RETRY_AFTER, ProblemAnswer.RETRY_AFTER_SECONDS) : response).build();
  }

  private static String lastPart(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }
}
