package io.muster.identity.tool.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.contracts.incident.Actor;
import io.muster.contracts.incident.Named;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.Rank;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** PagerDuty's recurring shapes (references, times, words) in Muster's records. Whatever is absent or odd is read as absent. */
final class PagerDutyJson {
  // The names that PagerDuty proposes (P1 … P5) and the most usual others; a name of another kind has no order.
  private static final Pattern NUMBERED_PRIORITY = Pattern.compile("(?i)(?:P|SEV)[- ]?([1-9])");

  private PagerDutyJson() {}

  static Stream<JsonNode> stream(JsonNode array) {
    return array.isArray() ? StreamSupport.stream(array.spliterator(), false) : Stream.empty();
  }

  static Optional<String> text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isTextual() && !value.asText().isBlank() ? Optional.of(value.asText()) : Optional.empty();
  }

  /** A custom field's value: text, number, flag or a list of them. */
  static Optional<String> value(JsonNode value) {
    if (value.isArray()) {
      String joined = String.join(", ", stream(value).map(JsonNode::asText).toList());
      return joined.isEmpty() ? Optional.empty() : Optional.of(joined);
    }
    return value.isValueNode() && !value.isNull() ? Optional.of(value.asText()) : Optional.empty();
  }

  /** Times come with {@code Z} and with offsets, sometimes in one body. */
  static Optional<Instant> time(JsonNode node, String field) {
    return text(node, field)
        .flatMap(
            text -> {
              try {
                return Optional.of(OffsetDateTime.parse(text).toInstant());
              } catch (DateTimeParseException e) {
                return Optional.empty();
              }
            });
  }

  static Optional<URI> uri(JsonNode node, String field) {
    return text(node, field)
        .flatMap(
            text -> {
              try {
                return Optional.of(URI.create(text));
              } catch (IllegalArgumentException e) {
                return Optional.empty();
              }
            });
  }

  static Optional<URI> link(JsonNode node) {
    return uri(node, "html_url");
  }

  static Optional<Named> named(JsonNode reference) {
    return text(reference, "id").map(id -> new Named(id, name(reference).orElse(id), link(reference)));
  }

  /** A user is a person; a service, an integration or a rule acts by itself. */
  static Optional<Actor> actor(JsonNode reference) {
    String type = reference.path("type").asText();
    Actor.Kind kind = type.equals("user") || type.equals("user_reference") ? Actor.Kind.PERSON : Actor.Kind.AUTOMATION;
    return text(reference, "id").map(id -> new Actor(kind, Optional.of(id), name(reference).orElse(id), text(reference, "email")));
  }

  static Optional<String> name(JsonNode reference) {
    return text(reference, "name").or(() -> text(reference, "summary"));
  }

  static Phase phase(String status, boolean merged) {
    return switch (status) {
      case "acknowledged" -> Phase.ACKNOWLEDGED;
      case "resolved" -> merged ? Phase.CLOSED : Phase.RESOLVED;
      default -> Phase.TRIGGERED;
    };
  }

  static Rank urgency(String word) {
    int rank = switch (word) {
      case "high" -> 1;
      case "low" -> 2;
      default -> 0;
    };
    return new Rank(Optional.empty(), word, rank, Optional.empty());
  }

  static Rank priority(Named priority) {
    Matcher numbered = NUMBERED_PRIORITY.matcher(priority.name());
    return new Rank(Optional.of(priority.nativeId()), priority.name(), numbered.matches() ? Integer.parseInt(numbered.group(1)) : 0, Optional.empty());
  }
}
