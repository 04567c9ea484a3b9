package io.muster.bot.inbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import io.muster.kit.problem.ProblemAnswer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The response to Teams.
 *
 * @param mediaType of the body; both or none
 * @param body in UTF-8
 * @param retryAfterSeconds when to come back
 */
record ActivityReply(int status, Optional<String> mediaType, Optional<byte[]> body, Optional<Integer> retryAfterSeconds) {
  private static final ObjectMapper JSON = new ObjectMapper().registerModule(new Jdk8Module());

  /** What a route answers. */
  static ActivityReply of(ActivityAnswer answer) {
    return switch (answer) {
      case ActivityAnswer.Taken taken -> new ActivityReply(200, Optional.empty(), Optional.empty(), Optional.empty());
      case ActivityAnswer.Body said -> new ActivityReply(200, Optional.of("application/json;charset=UTF-8"), Optional.of(bytes(said.json())), Optional.empty());
    };
  }

  /** All that is told to whoever was refused: a status and its title. */
  static ActivityReply of(TokenRefusal reason) {
    ActivityProblem problem = ActivityProblem.of(reason.status());
    String body = "{\"type\":\"about:blank\",\"title\":\"" + problem.title() + "\",\"status\":" + problem.status() + "}";
    return new ActivityReply(problem.status(), Optional.of(ProblemAnswer.MEDIA_TYPE), Optional.of(body.getBytes(StandardCharsets.UTF_8)), reason == TokenRefusal.KEYS_UNAVAILABLE ? Optional.of(ProblemAnswer.RETRY_AFTER_SECONDS) : Optional.empty());
  }

  /** What went wrong here, as every other address of the service tells it. */
  static ActivityReply of(ProblemAnswer problem) {
    return new ActivityReply(problem.body().status(), Optional.of(ProblemAnswer.MEDIA_TYPE), Optional.of(bytes(problem.body())),
        problem.isForLater() ? Optional.of(ProblemAnswer.RETRY_AFTER_SECONDS) : Optional.empty());
  }

  private static byte[] bytes(Object said) {
    try {
      return JSON.writeValueAsBytes(said);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an answer could not be written", e);
    }
  }
}
