package io.muster.kit.database;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.Json;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** Java values as PostgreSQL's client wants them, and back. */
public final class Sql {
  private Sql() {}

  /**
   * Arguments for one statement: strings, numbers, booleans, UUIDs, arrays of these, {@link Instant} (timestamptz), {@link Optional} (empty is null),
   * enums (their names), {@code byte[]} (bytea) and what {@link #json} returns.
   */
  public static Tuple tuple(Object... args) {
    Tuple tuple = Tuple.tuple();
    for (Object arg : args) {
      tuple.addValue(value(arg));
    }
    return tuple;
  }

  /** JSON text as an argument for a jsonb column; null stays null. Text that is no JSON is an IllegalArgumentException. */
  public static Object json(String text) {
    if (text == null) {
      return null;
    }
    try {
      Object value = Json.decodeValue(text);
      return value == null ? Tuple.JSON_NULL : value;
    } catch (io.vertx.core.json.DecodeException e) {
      throw new IllegalArgumentException("not JSON", e);
    }
  }

  /** A timestamptz column. */
  public static Optional<Instant> instant(Row row, String column) {
    return Optional.ofNullable(row.getOffsetDateTime(column)).map(OffsetDateTime::toInstant);
  }

  /** A bytea column; null when the column is null. */
  public static byte[] bytes(Row row, String column) {
    Buffer buffer = row.getBuffer(column);
    return buffer == null ? null : buffer.getBytes();
  }

  /** A jsonb column as JSON text; null when the column is null. */
  public static String jsonText(Row row, String column) {
    Object value = row.getValue(column);
    if (value == null) {
      return null;
    }
    return value == Tuple.JSON_NULL ? "null" : Json.encode(value);
  }

  private static Object value(Object arg) {
    return switch (arg) {
      case null -> null;
      case Optional<?> optional -> optional.map(Sql::value).orElse(null);
      case Instant instant -> instant.atOffset(ZoneOffset.UTC);
      case Enum<?> word -> word.name();
      case byte[] bytes -> Buffer.buffer(bytes);
      default -> arg;
    };
  }
}
