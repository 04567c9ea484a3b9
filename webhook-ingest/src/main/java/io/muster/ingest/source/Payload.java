package io.muster.ingest.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * A part of a delivery's JSON, read without surprises: what is absent, null or of another shape is empty, and texts come clean (no NUL, no half
 * surrogates: neither PostgreSQL nor UTF-8 can hold them).
 */
public final class Payload {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final JsonNode node;

  private Payload(JsonNode node) {
    this.node = node;
  }

  /** Reads a body; empty when it is not a JSON object. */
  public static Optional<Payload> read(byte[] body) {
    try {
      JsonNode node = JSON.readTree(body);
      return node != null && node.isObject() ? Optional.of(new Payload(node)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Whether the field was told at all, be it as null. */
  public boolean tells(String field) {
    return node.has(field);
  }

  /** The object in a field. */
  public Optional<Payload> object(String field) {
    JsonNode value = node.path(field);
    return value.isObject() ? Optional.of(new Payload(value)) : Optional.empty();
  }

  /** The objects in a field's array; none where it is no array. */
  public List<Payload> objects(String field) {
    return StreamSupport.stream(node.path(field).spliterator(), false).filter(JsonNode::isObject).map(Payload::new).toList();
  }

  /** The field as text; a list of values is joined by commas. */
  public Optional<String> text(String field) {
    JsonNode value = node.path(field);
    if (value.isArray()) {
      String joined =
          String.join(", ", StreamSupport.stream(value.spliterator(), false).filter(JsonNode::isValueNode).map(JsonNode::asText).toList());
      return joined.isEmpty() ? Optional.empty() : Optional.of(clean(joined));
    }
    return value.isValueNode() && !value.isNull() ? Optional.of(clean(value.asText())).filter(text -> !text.isBlank()) : Optional.empty();
  }

  /** The field as a moment in RFC 3339. */
  public Optional<Instant> moment(String field) {
    return text(field).flatMap(Payload::instant);
  }

  /** The field as a link that a person may follow: http or https only. */
  public Optional<URI> link(String field) {
    return text(field).flatMap(Payload::webAddress);
  }

  /** Whether the field is a true boolean. */
  public boolean isTrue(String field) {
    return node.path(field).asBoolean(false);
  }

  /** The field as a whole number. */
  public Optional<Integer> number(String field) {
    JsonNode value = node.path(field);
    return value.canConvertToInt() && value.isNumber() ? Optional.of(value.intValue()) : Optional.empty();
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Optional<URI> webAddress(String text) {
    try {
      URI uri = URI.create(text);
      boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
      return web && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String clean(String text) {
    if (!isDirty(text)) {
      return text;
    }
    var clean = new StringBuilder(text.length());
    text.codePoints().filter(point -> point != 0).forEach(point -> clean.appendCodePoint(point >= 0xD800 && point <= 0xDFFF ? 0xFFFD : point));
    return clean.toString();
  }

  private static boolean isDirty(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == 0 || Character.isSurrogate(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }
}
