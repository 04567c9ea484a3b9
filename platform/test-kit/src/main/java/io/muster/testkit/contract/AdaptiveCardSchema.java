package io.muster.testkit.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The published schema of Adaptive Cards 1.5, the newest that Teams documents for Universal Actions. What Teams adds ({@code msteams}) is
 * no part of it and is left aside.
 */
public final class AdaptiveCardSchema {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonSchema schema;

  private AdaptiveCardSchema(JsonSchema schema) {
    this.schema = schema;
  }

  /** Reads the schema. Where the contracts are absent, the calling test is skipped. */
  public static AdaptiveCardSchema read() {
    try {
      var document = (ObjectNode) JSON.readTree(ContractFolder.file("microsoft/adaptive-card-1.5.0.schema.json").toFile());
      // The file declares draft 6 but names itself as draft 4 did.
      document.remove("id");
      return new AdaptiveCardSchema(JsonSchemaFactory.getInstance(VersionFlag.V6).getSchema(document));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The departures of a card from the schema. Text that is not JSON is one. */
  public List<Finding> validate(String card) {
    return Judgement.json(card).map(this::validate).orElseGet(() -> List.of(new Finding("card.not-json", "", "the card is not JSON")));
  }

  /** The departures of a card from the schema. */
  public List<Finding> validate(JsonNode card) {
    JsonNode plain = withoutTeamsAdditions(card);
    return schema.validate(plain).stream().map(message -> new Finding("card." + message.getType(), message.getInstanceLocation().toString(), message.getError())).toList();
  }

  private static JsonNode withoutTeamsAdditions(JsonNode card) {
    JsonNode copy = card.deepCopy();
    strip(copy);
    return copy;
  }

  private static void strip(JsonNode node) {
    if (node instanceof ObjectNode object) {
      object.remove("msteams");
    }
    node.forEach(AdaptiveCardSchema::strip);
  }
}
