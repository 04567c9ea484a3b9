package io.muster.bot.card;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The elements of Adaptive Cards that Muster uses. Texts given here are already safe: ours, or through {@link CardText}. */
final class CardJson {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private CardJson() {}

  /** The whole card; {@code fallbackText} is what notifications and old clients read. */
  static ObjectNode card(List<? extends JsonNode> body, String fallbackText) {
    ObjectNode card = typed("AdaptiveCard");
    card.put("$schema", "http://adaptivecards.io/schemas/adaptive-card.json").put("version", "1.5");
    card.set("body", array(body));
    card.set("msteams", object().put("width", "Full"));
    return card.put("fallbackText", fallbackText);
  }

  static ObjectNode small(String text) {
    return text(text).put("size", "Small");
  }

  static ObjectNode text(String text) {
    return typed("TextBlock").put("text", text).put("wrap", true);
  }

  static ObjectNode subtle(String text, String spacing) {
    return small(text).put("isSubtle", true).put("spacing", spacing);
  }

  static ObjectNode heading(String text) {
    return text(text).put("size", "Medium").put("weight", "Bolder").put("spacing", "Medium");
  }

  static ObjectNode container(String style, List<? extends JsonNode> items) {
    ObjectNode container = typed("Container").put("style", style).put("spacing", "Medium");
    container.set("items", array(items));
    return container;
  }

  static ObjectNode columns(ObjectNode... columns) {
    ObjectNode set = typed("ColumnSet");
    set.set("columns", array(List.of(columns)));
    return set;
  }

  static ObjectNode column(String width, ObjectNode item) {
    ObjectNode column = typed("Column").put("width", width);
    column.set("items", array(List.of(item)));
    return column;
  }

  static ObjectNode facts(List<Fact> facts) {
    ObjectNode set = typed("FactSet").put("spacing", "Medium");
    set.set("facts", array(facts.stream().map(f -> object().put("title", f.title()).put("value", f.value())).toList()));
    return set;
  }

  static ObjectNode actions(List<ObjectNode> actions) {
    ObjectNode set = typed("ActionSet").put("spacing", "Medium");
    set.set("actions", array(actions));
    return set;
  }

  static ObjectNode typed(String type) {
    return object().put("type", type);
  }

  static ObjectNode object() {
    return JSON.objectNode();
  }

  static ArrayNode array(Collection<? extends JsonNode> items) {
    ArrayNode array = JSON.arrayNode();
    items.forEach(array::add);
    return array;
  }

  /** No fewer than the element has when it is written: each character of a text may become six, names are ours and stay. */
  static int charactersAtMost(JsonNode element) {
    int characters = 30 + 6 * element.asText().length();
    for (Map.Entry<String, JsonNode> field : element.properties()) {
      characters += field.getKey().length() + charactersAtMost(field.getValue());
    }
    if (element.isArray()) {
      for (JsonNode item : element) {
        characters += charactersAtMost(item);
      }
    }
    return characters;
  }

  /** One line of a fact set. */
  record Fact(String title, String value) {}
}
