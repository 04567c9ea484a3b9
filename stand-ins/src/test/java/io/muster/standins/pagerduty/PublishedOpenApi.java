package io.muster.standins.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * PagerDuty's document made readable for the validator. References into the middle of other schemas are given names;
 * and three places that no answer could fulfil are mended: a log entry's channel fits every one of its oneOf, the
 * acknowledge log entry is spelt in two ways, and discriminators name schemas that do not exist.
 */
final class PublishedOpenApi {
    private static final int DEPTH_OF_A_NAME = 4;

    private final JsonNode document;
    private final Map<String, String> names = new HashMap<>();

    private PublishedOpenApi(JsonNode document) {
        this.document = document;
    }

    static String readable(Path openApi) {
        try {
            PublishedOpenApi api = new PublishedOpenApi(new ObjectMapper().readTree(openApi.toFile()));
            api.mend();
            api.walk(api.document);
            return api.document.toString();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void mend() {
        ObjectNode channel = (ObjectNode) document.at("/components/schemas/Channel");
        channel.remove("oneOf");
        ObjectNode acknowledge = (ObjectNode) document.at(
                "/components/schemas/AcknowledgeLogEntry/allOf/1/properties/type");
        acknowledge.putArray("enum").add("acknowledge_log_entry");
        ((ObjectNode) document.at("/components/schemas/IncidentAction")).remove("discriminator");
    }

    private void walk(JsonNode node) {
        if (node instanceof ObjectNode object && object.path("$ref").isTextual()) {
            String reference = object.path("$ref").textValue();
            if (reference.startsWith("#/") && reference.split("/").length > DEPTH_OF_A_NAME) {
                object.put("$ref", "#/components/schemas/" + named(reference));
            }
        }
        java.util.List<JsonNode> children = new java.util.ArrayList<>();
        node.forEach(children::add);
        children.forEach(this::walk);
    }

    private String named(String reference) {
        String known = names.get(reference);
        if (known != null) {
            return known;
        }
        String name = "Named" + names.size();
        names.put(reference, name);
        JsonNode copy = document.at(URLDecoder.decode(reference.substring(1), StandardCharsets.UTF_8)).deepCopy();
        ((ObjectNode) document.at("/components/schemas")).set(name, copy);
        walk(copy);
        return name;
    }
}
