package io.muster.testkit.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Finds properties that a schema does not name. Published schemas are open, so that no validator objects to a misspelt or invented
 * property; to a stand-in and to a client's request both are defects.
 *
 * @param document where references lead
 */
record UnknownProperties(ContractDocument document) {
  private static final List<String> COMPOSED = List.of("allOf", "anyOf", "oneOf");
  private static final int DEEPEST = 25;

  List<Finding> in(JsonNode schema, JsonNode body) {
    var findings = new ArrayList<Finding>();
    walk(List.of(schema), body, "", findings);
    return findings;
  }

  private void walk(List<JsonNode> schemas, JsonNode value, String where, List<Finding> findings) {
    List<JsonNode> parts = schemas.stream().flatMap(schema -> parts(schema, 0)).toList();
    if (value.isArray()) {
      List<JsonNode> items = parts.stream().map(part -> part.path("items")).filter(item -> !item.isMissingNode()).toList();
      for (int i = 0; i < value.size() && !items.isEmpty(); i++) {
        walk(items, value.get(i), where + "/" + i, findings);
      }
    } else if (value.isObject() && !isOpen(parts)) {
      for (var property : value.properties()) {
        property(parts, property.getKey(), property.getValue(), where + "/" + property.getKey(), findings);
      }
    }
  }

  private void property(List<JsonNode> parts, String name, JsonNode value, String where, List<Finding> findings) {
    List<JsonNode> schemas = parts.stream().map(part -> part.path("properties").path(name)).filter(node -> !node.isMissingNode()).toList();
    if (schemas.isEmpty()) {
      findings.add(new Finding(Finding.UNKNOWN_PROPERTY, where, "is not in the contract"));
    } else {
      walk(schemas, value, where, findings);
    }
  }

  /** Whether any property may stand here: one is allowed by rule, or the schema names none at all. */
  private static boolean isOpen(List<JsonNode> parts) {
    boolean byRule =
        parts.stream().map(part -> part.path("additionalProperties")).anyMatch(rule -> rule.isObject() || rule.asBoolean(false));
    return byRule || parts.stream().noneMatch(part -> part.path("properties").size() > 0);
  }

  /** A schema and everything that it is composed of. */
  private Stream<JsonNode> parts(JsonNode schema, int depth) {
    JsonNode resolved = document.resolve(schema);
    if (depth > DEEPEST) {
      return Stream.empty();
    }
    Stream<JsonNode> composed =
        COMPOSED.stream().flatMap(word -> resolved.path(word).valueStream()).flatMap(part -> parts(part, depth + 1));
    return Stream.concat(Stream.of(resolved), composed);
  }
}
