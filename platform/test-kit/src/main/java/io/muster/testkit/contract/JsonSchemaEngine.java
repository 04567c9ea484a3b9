package io.muster.testkit.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** OpenAPI 3.1, whose schemas are JSON Schema 2020-12: bodies by networknt. Parameters of such contracts are not judged. */
final class JsonSchemaEngine implements ContractEngine {
  private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(VersionFlag.V202012);

  private final ContractDocument document;
  private final Map<JsonNode, JsonSchema> compiled = new ConcurrentHashMap<>();

  JsonSchemaEngine(ContractDocument document) {
    this.document = document;
  }

  @Override
  public List<Finding> findings(String template, Exchange exchange) {
    JsonNode operation = document.operation(template, exchange.method()).orElseThrow();
    var findings = new ArrayList<Finding>();
    if (Judgement.ofRequest(exchange)) {
      boolean required = operation.path("requestBody").path("required").asBoolean();
      findings.addAll(body("request", document.requestSchema(operation), exchange.requestBody(), required));
    }
    if (exchange.status() > 0) {
      Optional<JsonNode> schema = document.response(operation, exchange.status()).flatMap(document::responseSchema);
      findings.addAll(body("response", schema, exchange.responseBody(), schema.isPresent()));
    }
    return findings;
  }

  private List<Finding> body(String side, Optional<JsonNode> schema, String body, boolean required) {
    if (body.isBlank()) {
      return required ? List.of(new Finding(side + ".body.missing", "the " + side + " has no body")) : List.of();
    }
    if (schema.isEmpty()) {
      return List.of();
    }
    return Judgement.json(body)
        .map(json -> violations(side, schema.get(), json))
        .orElseGet(() -> List.of(new Finding(side + ".body.not-json", "the " + side + " body is not JSON")));
  }

  private List<Finding> violations(String side, JsonNode schema, JsonNode body) {
    return compiled.computeIfAbsent(schema, this::compile).validate(body).stream()
        .map(message -> new Finding(side + ".body.schema." + message.getType(), message.getMessage()))
        .toList();
  }

  /** References within the document point at its components, so these go along. */
  private JsonSchema compile(JsonNode schema) {
    var whole = JsonNodeFactory.instance.objectNode();
    whole.putArray("allOf").add(schema);
    whole.set("components", document.root().path("components"));
    return FACTORY.getSchema(whole);
  }
}
