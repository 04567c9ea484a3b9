package io.muster.ingest.source;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;

/** Finds one text in a JSON body without building a tree, for the look at intake. Anything unexpected is simply not found. */
public final class JsonPeek {
  private static final JsonFactory FACTORY = new JsonFactory();

  private JsonPeek() {}

  /**
   * The text at a path of field names.
   *
   * @param path names from the root; {@code "*"} steps into the first element of an array
   */
  public static Optional<String> text(byte[] body, String... path) {
    try (JsonParser parser = FACTORY.createParser(body)) {
      JsonToken token = parser.nextToken();
      for (String step : path) {
        token = "*".equals(step) ? firstElement(parser, token) : field(parser, token, step);
        if (token == null) {
          return Optional.empty();
        }
      }
      return token == JsonToken.VALUE_STRING ? Optional.of(parser.getText()).filter(text -> !text.isBlank()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static JsonToken firstElement(JsonParser parser, JsonToken token) throws IOException {
    if (token != JsonToken.START_ARRAY) {
      return null;
    }
    JsonToken first = parser.nextToken();
    return first == JsonToken.END_ARRAY ? null : first;
  }

  private static JsonToken field(JsonParser parser, JsonToken token, String name) throws IOException {
    if (token != JsonToken.START_OBJECT) {
      return null;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean wanted = parser.currentName().equals(name);
      JsonToken value = parser.nextToken();
      if (wanted) {
        return value;
      }
      parser.skipChildren();
    }
    return null;
  }
}
