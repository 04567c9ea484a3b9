package io.muster.testkit.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A Swagger 2 or OpenAPI 3 document as JSON, for what the validating libraries do not tell.
 *
 * @param root the whole document
 */
record ContractDocument(JsonNode root) {

  static ContractDocument read(Path file) {
    try {
      return new ContractDocument(new ObjectMapper().readTree(file.toFile()));
    } catch (IOException e) {
      throw new UncheckedIOException("not a JSON document: " + file, e);
    }
  }

  /** Whether its schemas are JSON Schema 2020-12 rather than OpenAPI's own dialect. */
  boolean isOpenApi31() {
    return root.path("openapi").asText("").startsWith("3.1");
  }

  boolean isSwagger2() {
    return root.path("swagger").asText("").startsWith("2");
  }

  List<String> paths() {
    return root.path("paths").propertyStream().map(java.util.Map.Entry::getKey).toList();
  }

  Optional<JsonNode> operation(String path, String method) {
    return present(root.path("paths").path(path).path(method.toLowerCase(Locale.ROOT)));
  }

  Optional<JsonNode> requestSchema(JsonNode operation) {
    if (isSwagger2()) {
      for (JsonNode parameter : operation.path("parameters")) {
        JsonNode resolved = resolve(parameter);
        if (resolved.path("in").asText().equals("body")) {
          return present(resolved.path("schema"));
        }
      }
      return Optional.empty();
    }
    return content(resolve(operation.path("requestBody")));
  }

  boolean requiresBody(JsonNode operation) {
    if (isSwagger2()) {
      return operation.path("parameters").valueStream().map(this::resolve)
          .anyMatch(parameter -> parameter.path("in").asText().equals("body") && parameter.path("required").asBoolean());
    }
    return resolve(operation.path("requestBody")).path("required").asBoolean();
  }

  /** The answer that the operation lists for a status, or for any other one. */
  Optional<JsonNode> response(JsonNode operation, int status) {
    JsonNode responses = operation.path("responses");
    return present(responses.path(Integer.toString(status)))
        .or(() -> present(responses.path(status / 100 + "XX")))
        .or(() -> present(responses.path("default")))
        .map(this::resolve);
  }

  /** The schema of an answer's body; empty where the contract leaves it open. */
  Optional<JsonNode> responseSchema(JsonNode response) {
    return isSwagger2() ? present(response.path("schema")) : content(response);
  }

  /** Follows references within the document. */
  JsonNode resolve(JsonNode node) {
    JsonNode resolved = node;
    for (int hops = 0; resolved.has("$ref") && hops < 20; hops++) {
      resolved = root.at(resolved.get("$ref").asText().substring(1));
    }
    return resolved;
  }

  private Optional<JsonNode> content(JsonNode holder) {
    for (var type : holder.path("content").properties()) {
      if (type.getKey().contains("json")) {
        return present(type.getValue().path("schema"));
      }
    }
    return Optional.empty();
  }

  private static Optional<JsonNode> present(JsonNode node) {
    return node.isMissingNode() || node.isEmpty() ? Optional.empty() : Optional.of(node);
  }
}
