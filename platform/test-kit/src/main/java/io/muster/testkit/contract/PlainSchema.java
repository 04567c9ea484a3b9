package io.muster.testkit.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/**
 * Turns the schema dialect of Swagger 2 and OpenAPI 3.0 into plain JSON Schema (draft 4): null where {@code nullable} allows it, and
 * required properties only on the side that may send them.
 *
 * @param side the side that the result is applied to
 */
record PlainSchema(Side side) {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /** What these hold is data, however much it looks like a schema. */
  private static final Set<String> DATA = Set.of("example", "examples", "default", "enum");

  /** A whole document, or any part of one, turned. */
  JsonNode of(JsonNode node) {
    if (node.isArray()) {
      ArrayNode turned = NODES.arrayNode();
      node.forEach(each -> turned.add(of(each)));
      return turned;
    }
    if (!node.isObject()) {
      return node;
    }
    ObjectNode turned = NODES.objectNode();
    node.properties().forEach(each -> turned.set(each.getKey(), isData(each.getKey(), each.getValue()) ? each.getValue() : of(each.getValue())));
    excuse(turned, node.path("properties"));
    return allowsNull(node) ? nullable(turned) : turned;
  }

  /** A property may be named {@code default} or {@code example}; then its value is a schema. */
  private static boolean isData(String key, JsonNode value) {
    return DATA.contains(key) && !(value.has("type") && value.path("type").isTextual() && value.has("description"));
  }

  private static boolean allowsNull(JsonNode node) {
    return node.path("nullable").asBoolean(false) || node.path("x-nullable").asBoolean(false);
  }

  private static ObjectNode nullable(ObjectNode schema) {
    schema.remove(List.of("nullable", "x-nullable"));
    ObjectNode either = NODES.objectNode();
    either.putArray("anyOf").add(NODES.objectNode().put("type", "null")).add(schema);
    return either;
  }

  private void excuse(ObjectNode schema, JsonNode properties) {
    if (schema.path("required") instanceof ArrayNode required && properties.isObject()) {
      ArrayNode remaining = NODES.arrayNode();
      required.forEach(
          name -> {
            if (!side.excuses(properties.path(name.asText()))) {
              remaining.add(name);
            }
          });
      if (remaining.isEmpty()) {
        schema.remove("required");
      } else {
        schema.set("required", remaining);
      }
    }
  }
}
