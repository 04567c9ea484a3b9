package io.muster.bot.inbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.muster.kit.problem.ProblemAnswer;
import java.util.Optional;

/**
 * The response to Teams.
 *
 * @param mediaType and body: both or none
 * @param retryAfterSeconds when to come back
 */
record ActivityReply(int status, Optional<String> mediaType, Optional<String> body, Optional<Integer> retryAfterSeconds) {
  private static final ObjectMapper PROBLEMS = new ObjectMapper().registerModule(new Jdk8Module());

  /** What a route answers. */
  static ActivityReply of(ActivityAnswer answer) {
    return switch (answer) {
      case ActivityAnswer.Taken taken -> new ActivityReply(200, Optional.empty(), Optional.empty(), Optional.empty());
      case ActivityAnswer.Body said -> new ActivityReply(200, Optional.of("application/json;charset=UTF-8"), Optional.of(said.json().toString()), Optional.empty());
    };
  }

  /** All that is told to whoever was refused: a status and its title. */
  static ActivityReply of(TokenRefusal reason) {
    ActivityProblem problem = ActivityProblem.of(reason.status());
    String body = "{\"type\":\"about:blank\",\"title\":\"" + problem.title() + "\",\"status\":" + problem.status() + "}";
    return new ActivityReply(problem.status(), Optional.of(ProblemAnswer.MEDIA_TYPE), Optional.of(body), reason == TokenRefusal.KEYS_UNAVAILABLE ? Optional.of(ProblemAnswer.RETRY_AFTER_SECONDS) : Optional.empty());
  }

  /** What went wrong here, as every other address of the service tells it. */
  static ActivityReply of(ProblemAnswer problem) {
    try {
      return new ActivityReply(problem.body().status(), Optional.of(ProblemAnswer.MEDIA_TYPE), Optional.of(PROBLEMS.writeValueAsString(problem.body())),
          problem.isForLater() ? Optional.of(ProblemAnswer.RETRY_AFTER_SECONDS) : Optional.empty());
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a problem could not be written", e);
    }
  }
}
