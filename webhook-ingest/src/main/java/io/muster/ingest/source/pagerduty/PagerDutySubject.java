package io.muster.ingest.source.pagerduty;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Optional;

/**
 * The look at intake for which incident a delivery is about: {@code event.data} is the incident itself, or refers to it, or lists roles in it. One pass, which
 * ends as soon as that is clear: PagerDuty begins {@code data} with its id and type. What is broken behind that is not seen.
 */
final class PagerDutySubject {
  private static final JsonFactory FACTORY = new JsonFactory();

  private final JsonParser parser;

  private PagerDutySubject(JsonParser parser) {
    this.parser = parser;
  }

  /** The incident's id; empty where none is to be seen, be it because the body is no JSON. */
  static Optional<String> incidentId(byte[] body) {
    try (JsonParser parser = FACTORY.createParser(body)) {
      parser.nextToken();
      return Optional.ofNullable(new PagerDutySubject(parser).ofEvent());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private String ofEvent() throws IOException {
    return to("event") && to("data") && parser.currentToken() == JsonToken.START_OBJECT ? ofData() : null;
  }

  private String ofData() throws IOException {
    String id = null;
    boolean incident = false;
    String found = null;
    while (found == null && parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "id" -> id = text();
        case "type" -> incident = "incident".equals(text());
        case "incident" -> found = ofReference();
        case "incident_role_assignments" -> {
          // Where the first names no incident nothing else of such data does.
          return ofFirstAssignment();
        }
        default -> parser.skipChildren();
      }
      if (found == null && incident) {
        found = id;
      }
    }
    return found;
  }

  private String ofReference() throws IOException {
    String found = null;
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      while (found == null && parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean id = parser.currentName().equals("id");
        parser.nextToken();
        String text = text();
        found = id ? text : null;
      }
    } else {
      parser.skipChildren();
    }
    return found;
  }

  private String ofFirstAssignment() throws IOException {
    return parser.currentToken() == JsonToken.START_ARRAY && parser.nextToken() != null && to("incident") ? ofReference() : null;
  }

  /** The text of the value that the parser is at, if it is one with anything in it; leaves the parser at the value's end. */
  private String text() throws IOException {
    String text = parser.currentToken() == JsonToken.VALUE_STRING ? parser.getText() : null;
    parser.skipChildren();
    return text == null || text.isBlank() ? null : text;
  }

  /** Goes to the value of a field of the object that the parser is at; false where there is no such field, or no object. */
  private boolean to(String field) throws IOException {
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        boolean wanted = parser.currentName().equals(field);
        parser.nextToken();
        if (wanted) {
          return true;
        }
        parser.skipChildren();
      }
    }
    return false;
  }
}
