package io.muster.kit.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;

/**
 * The body of a refusal (RFC 9457).
 *
 * @param type where it is explained
 * @param title one sentence, the same for every occurrence
 * @param status the HTTP status
 * @param code the stable word
 * @param detail what is the matter in this case
 * @param instance what to look for in the logs
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record ProblemBody(String type, String title, int status, String code, Optional<String> detail, String instance) {

  /** The body of such a refusal. */
  public static ProblemBody of(Refusal refusal, Optional<String> detail, String instance) {
    return new ProblemBody(refusal.anchor(), refusal.title(), refusal.status(), refusal.code(), detail, instance);
  }
}
