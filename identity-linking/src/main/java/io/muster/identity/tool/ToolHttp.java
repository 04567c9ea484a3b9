package io.muster.identity.tool;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.muster.kit.http.HttpAnswer;
import io.muster.kit.http.OutboundHttp;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;

/**
 * The one way out to the incident tools: JSON over the kit's HTTP with a deadline on every call, and the answers that mean the same
 * everywhere turned into {@link ToolFailure}s.
 */
@ApplicationScoped
public class ToolHttp {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(15);

  private final OutboundHttp http;
  private final Duration deadline;

  @Inject
  ToolHttp(OutboundHttp http, ToolHttpConfig config) {
    this.http = http;
    this.deadline = config.deadline();
  }

  /**
   * What a tool answered.
   *
   * @param body the JSON, or a missing node where the body is empty or no JSON
   */
  public record Answer(int status, JsonNode body) {
    /** Whether the tool did what was asked. */
    public boolean ok() {
      return status / 100 == 2;
    }
  }

  /**
   * Sends and waits. 429 is {@link ToolFailure.Throttled}, 5xx is {@link ToolFailure.Unavailable}, a broken connection or a missed deadline is
   * the kit's own failure; every other status is an answer.
   *
   * @param tool the tool's word, for metrics
   */
  public Answer send(String tool, HttpRequest.Builder request) {
    HttpAnswer answer = http.send(tool, request.timeout(deadline).build());
    if (answer.status() == 429) {
      throw new ToolFailure.Throttled(pause(answer.headers()));
    }
    if (answer.status() >= 500) {
      throw new ToolFailure.Unavailable(answer.status());
    }
    return new Answer(answer.status(), json(answer.body()));
  }

  /** Writes a body; never fails for trees. */
  public static HttpRequest.BodyPublisher body(JsonNode json) {
    return HttpRequest.BodyPublishers.ofString(json.toString());
  }

  private static JsonNode json(byte[] body) {
    try {
      JsonNode read = JSON.readTree(body);
      return read == null ? MissingNode.getInstance() : read;
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    } catch (IOException e) {
      throw new IllegalStateException("bytes in memory cannot fail to be read", e);
    }
  }

  /** {@code Retry-After} in seconds, else {@code ratelimit-reset}, which means the same. */
  private static Duration pause(HttpHeaders headers) {
    return headers
        .firstValue("Retry-After")
        .or(() -> headers.firstValue("ratelimit-reset"))
        .filter(text -> text.strip().matches("\\d{1,6}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text.strip())))
        .map(asked -> asked.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : asked)
        .orElse(Duration.ofSeconds(2));
  }
}
