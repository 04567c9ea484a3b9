package io.muster.standins.conformance;

import io.muster.standins.wire.Exchange;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.Schema;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Finds members that a contract does not name. Objects of which it names no member at all may hold anything. */
final class UnknownMembers {
    private static final String REFERENCE = "#/components/schemas/";

    private final OpenAPI api;
    private final Set<String> open;

    UnknownMembers(OpenAPI api, Set<String> open) {
        this.api = api;
        this.open = open;
    }

    List<String> of(String path, Exchange exchange) {
        var operation = api.getPaths().get(path).readOperationsMap().get(HttpMethod.valueOf(exchange.method()));
        var found = new ArrayList<String>();
        if (operation.getRequestBody() != null && !exchange.requestBody().isEmpty()) {
            walk("request", json(exchange.requestBody()), schema(operation.getRequestBody().getContent()), found);
        }
        var response = Optional.ofNullable(operation.getResponses().get(String.valueOf(exchange.status()))).orElse(operation.getResponses().getDefault());
        if (response != null && !exchange.responseBody().isEmpty()) {
            walk("response", json(exchange.responseBody()), schema(response.getContent()), found);
        }
        return found;
    }

    private void walk(String at, Object value, Schema<?> given, List<String> found) {
        if (given == null) {
            return;
        }
        String name = given.get$ref() == null ? "" : given.get$ref().substring(REFERENCE.length());
        Schema<?> schema = name.isEmpty() ? given : api.getComponents().getSchemas().get(name);
        if (value instanceof JsonArray array) {
            array.forEach(each -> walk(at + "[]", each, schema.getItems(), found));
        } else if (value instanceof JsonObject object && schema.getProperties() != null && !schema.getProperties().isEmpty()) {
            Map<String, Schema> named = schema.getProperties();
            object.forEach(member -> {
                if (named.containsKey(member.getKey())) {
                    walk(at + "." + member.getKey(), object.getValue(member.getKey()), named.get(member.getKey()), found);
                } else if (!open.contains(name)) {
                    found.add(at + "." + member.getKey());
                }
            });
        }
    }

    private static Schema<?> schema(Content content) {
        return content == null || content.isEmpty() ? null : content.values().iterator().next().getSchema();
    }

    private static Object json(String body) {
        return body.startsWith("[") ? new JsonArray(body) : new JsonObject(body);
    }
}
