package io.muster.testkit.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.PathType;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The bodies of one side of exchanges, held against the schemas of a document. */
final class BodyCheck {
  private static final SchemaValidatorsConfig POINTERS =
      SchemaValidatorsConfig.builder().pathType(PathType.JSON_POINTER).formatAssertionsEnabled(true).build();

  private final Side side;
  private final ContractDocument document;
  private final JsonSchemaFactory factory;
  /** By identity: a schema of these documents can be so large that comparing it takes longer than using it. */
  private final Map<JsonNode, JsonSchema> compiled = Collections.synchronizedMap(new IdentityHashMap<>());

  private BodyCheck(Side side, ContractDocument document, JsonSchemaFactory factory) {
    this.side = side;
    this.document = document;
    this.factory = factory;
  }

  /** OpenAPI 3.1 uses plain JSON Schema; what is older is turned into it first. */
  static BodyCheck of(ContractDocument document, Side side) {
    return document.isOpenApi31()
        ? new BodyCheck(side, document, JsonSchemaFactory.getInstance(VersionFlag.V202012))
        : new BodyCheck(
            side, new ContractDocument(new PlainSchema(side).of(document.root())), JsonSchemaFactory.getInstance(VersionFlag.V4));
  }

  /** The departures of a request's body. */
  List<Finding> request(String template, Exchange exchange) {
    JsonNode operation = document.operation(template, exchange.method()).orElseThrow();
    return body(document.requestSchema(operation), exchange.requestBody(), document.requiresBody(operation));
  }

  /** The departures of an answer's body. */
  List<Finding> response(String template, Exchange exchange) {
    JsonNode operation = document.operation(template, exchange.method()).orElseThrow();
    Optional<JsonNode> schema = document.response(operation, exchange.status()).flatMap(document::responseSchema);
    return body(schema, exchange.responseBody(), schema.isPresent());
  }

  private List<Finding> body(Optional<JsonNode> schema, String body, boolean required) {
    if (body.isBlank()) {
      return required ? List.of(new Finding(side.label() + ".body.missing", "", "there is no body")) : List.of();
    }
    return schema.map(known -> against(known, body)).orElse(List.of());
  }

  private List<Finding> against(JsonNode schema, String body) {
    return Judgement.json(body)
        .map(json -> compiled.computeIfAbsent(schema, this::compile).validate(json).stream().map(this::finding).toList())
        .orElseGet(() -> List.of(new Finding(side.label() + ".body.not-json", "", "the body is not JSON")));
  }

  private Finding finding(ValidationMessage message) {
    String where = message.getInstanceLocation().toString();
    String property = message.getProperty();
    String whole = property == null || message.getType().equals("type") ? where : where + "/" + property;
    return new Finding(side.label() + ".body." + message.getType(), whole, message.getError());
  }

  /** References lead anywhere within the document, so that all of it goes along. */
  private JsonSchema compile(JsonNode schema) {
    var whole = JsonNodeFactory.instance.objectNode();
    whole.putArray("allOf").add(schema);
    for (String part : List.of("components", "definitions", "paths")) {
      if (document.root().has(part)) {
        whole.set(part, document.root().get(part));
      }
    }
    return factory.getSchema(whole, POINTERS);
  }
}
