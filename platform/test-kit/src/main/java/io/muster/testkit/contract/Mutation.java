package io.muster.testkit.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A body with one thing made wrong.
 *
 * @param what in a few words
 * @param body the whole body, changed
 */
record Mutation(String what, JsonNode body) {
  private static final int ENOUGH = 150;
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /**
   * Mutations of a body, the outermost first: each property dropped, of a wrong type, or with a value that no enumeration has; last of all
   * something that is no object or list at all.
   */
  static List<Mutation> of(JsonNode body) {
    var all = new ArrayList<Mutation>();
    Deque<String> objects = new ArrayDeque<>(List.of(""));
    while (!objects.isEmpty() && all.size() < ENOUGH) {
      String where = objects.poll();
      JsonNode here = body.at(where);
      if (here instanceof ArrayNode array && !array.isEmpty()) {
        objects.add(where + "/0");
      } else if (here.isObject()) {
        for (var property : here.properties()) {
          String name = property.getKey();
          String at = where + "/" + name.replace("~", "~0").replace("/", "~1");
          all.add(new Mutation("without " + at, changed(body, where, object -> object.remove(name))));
          all.add(new Mutation("a wrong type at " + at, changed(body, where, object -> object.set(name, otherThan(property.getValue())))));
          if (property.getValue().isTextual()) {
            all.add(new Mutation("an unheard-of value at " + at, changed(body, where, object -> object.put(name, "no such value"))));
          }
          objects.add(at);
        }
      }
    }
    all.add(new Mutation("another kind of body", otherThan(body)));
    return all;
  }

  private static JsonNode changed(JsonNode body, String where, java.util.function.Consumer<ObjectNode> change) {
    JsonNode copy = body.deepCopy();
    change.accept((ObjectNode) copy.at(where));
    return copy;
  }

  private static JsonNode otherThan(JsonNode value) {
    return value.isTextual() ? NODES.objectNode().put("mutated", true) : NODES.textNode("mutated");
  }
}
