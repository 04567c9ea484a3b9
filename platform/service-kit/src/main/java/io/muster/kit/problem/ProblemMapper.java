package io.muster.kit.problem;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.muster.kit.failure.Failure;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The only place where a refusal or an exception becomes an HTTP answer. No exception's text or class name goes out. */
public class ProblemMapper {
  private static final Logger LOG = Logger.getLogger(ProblemMapper.class);
  private static final String MEDIA_TYPE = "application/problem+json";

  @ServerExceptionMapper
  Response problem(Problem problem) {
    return answer(problem.type(), problem.detail());
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

  @ServerExceptionMapper(ForbiddenException.class)
  Response notAllowed() {
    return answer(GeneralProblem.NOT_ALLOWED, Optional.empty());
  }

  @ServerExceptionMapper
  Response failure(Failure failure) {
    String instance = reference();
    LOG.errorf(failure, "A request failed: reason=%s instance=%s", failure.reason(), instance);
    return answer(GeneralProblem.UNAVAILABLE, Optional.empty(), instance);
  }

  @ServerExceptionMapper
  Response unexpected(Throwable thrown) {
    String instance = reference();
    LOG.errorf(thrown, "A request failed unexpectedly: instance=%s", instance);
    return answer(GeneralProblem.UNEXPECTED, Optional.of("The log has more under " + instance + "."), instance);
  }

  private static Response answer(Refusal type, Optional<String> detail) {
    String instance = reference();
    LOG.debugf("A request was refused: code=%s instance=%s", type.code(), instance);
    return answer(type, detail, instance);
  }

  private static Response answer(Refusal type, Optional<String> detail, String instance) {
    var body = ProblemBody.of(type, detail, instance);
    var response = Response.status(type.status()).type(MEDIA_TYPE).entity(body);
    return (type.status() == 503 ? response.header(HttpHeaders.RETRY_AFTER, 5) : response).build();
  }

  private static String reference() {
    return "urn:uuid:" + UUID.randomUUID();
  }

  private static String lastPart(String path) {
    return path.substring(path.lastIndexOf('.') + 1);
  }
}
