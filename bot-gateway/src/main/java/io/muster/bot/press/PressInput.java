package io.muster.bot.press;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What came back from a button or a form.
 *
 * @param offerId and token: believed only together, once proven
 * @param inputs what a form asked for; never trusted for anything but itself
 */
record PressInput(String offerId, String token, Map<String, String> inputs) {
  /** The offer under which details and the other actions are asked for. */
  static final String MORE = "muster.more";

  private static final Set<String> OURS = Set.of("offer", "press", "msteams", "verb");
  private static final int LONGEST_INPUT = 20_000;

  /** Reads a button's data; missing words become empty ones, which nothing proves. */
  static PressInput of(JsonNode data) {
    var inputs = new LinkedHashMap<String, String>();
    data.properties().forEach(field -> {
      if (!OURS.contains(field.getKey()) && field.getValue().isValueNode() && inputs.size() < 100) {
        String text = field.getValue().asText("");
        inputs.put(field.getKey(), text.substring(0, Math.min(text.length(), LONGEST_INPUT)));
      }
    });
    return new PressInput(data.path("offer").asText(""), data.path("press").asText(""), inputs);
  }
}
