package io.muster.kit.http;

import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * What another machine answered, whatever its status.
 *
 * @param body never null
 */
public record HttpAnswer(int status, HttpHeaders headers, byte[] body) {

  /** The body as UTF-8. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** Whether the status is 2xx. */
  public boolean ok() {
    return status >= 200 && status < 300;
  }

  /** How long to wait, from {@code Retry-After} in seconds or as a date (RFC 9110, 10.2.3). */
  public Optional<Duration> retryAfter(Instant now) {
    return headers
        .firstValue("Retry-After")
        .flatMap(
            text -> {
              if (text.matches("[0-9]{1,8}")) {
                return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
              }
              try {
                return Optional.of(Duration.between(now, ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant()));
              } catch (DateTimeParseException e) {
                return Optional.empty();
              }
            });
  }

  /** Status and size; bodies stay out of logs. */
  @Override
  public String toString() {
    return "HttpAnswer[" + status + ", " + body.length + " bytes]";
  }
}
