package io.muster.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaBuilder;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import io.muster.contracts.incident.Facet;
import io.muster.contracts.wire.Message;
import io.muster.contracts.wire.MessageTypes;
import io.muster.contracts.wire.Topics;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The AsyncAPI document is made from the records; this test makes it again and compares. */
class AsyncApiTest {
  private static final Path DOCUMENT = Path.of("../../docs/reference/asyncapi.json");
  private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  @Test
  void the_published_document_tells_what_the_records_are() throws IOException {
    ObjectNode made = document();
    if (Boolean.getBoolean("goldens.write")) {
      Files.createDirectories(DOCUMENT.getParent());
      Files.writeString(DOCUMENT, JSON.writeValueAsString(made) + "\n");
    }
    assertThat(DOCUMENT).as("write it with -Dgoldens.write=true").exists();
    assertThat(JSON.readTree(DOCUMENT.toFile())).isEqualTo(JSON.readTree(JSON.writeValueAsString(made)));
    assertThat(made.at("/components/messages").size()).isEqualTo(MessageTypes.all().size());
  }

  private static ObjectNode document() {
    SchemaBuilder schemas = schemas().buildMultipleSchemaDefinitions();
    ObjectNode root = JSON.createObjectNode().put("asyncapi", "3.0.0");
    root.putObject("info")
        .put("title", "Muster on Kafka")
        .put("version", "1")
        .put("description", "CloudEvents 1.0 in binary mode: attributes in ce_ headers, the payload as JSON in the value.");
    root.put("defaultContentType", "application/json");
    ObjectNode channels = root.putObject("channels");
    ObjectNode components = root.putObject("components");
    ObjectNode messages = components.putObject("messages");
    for (Topics.Topic topic : Topics.all()) {
      Class<? extends Message> family = MessageTypes.FAMILIES.get(topic.name());
      if (family != null) {
        ObjectNode channel = channels.putObject(topic.name()).put("address", topic.name());
        channel.put(
            "description", topic.compacted() ? "compacted" : "kept " + topic.retentionMillis() / 86_400_000 + " days");
        ObjectNode carried = channel.putObject("messages");
        for (Class<? extends Message> type : MessageTypes.in(family)) {
          String name = MessageTypes.nameOf(type);
          carried.putObject(name).put("$ref", "#/components/messages/" + name);
          messages.putObject(name).put("name", name).set("payload", schemas.createSchemaReference(type));
        }
      }
    }
    components.set("schemas", schemas.collectDefinitions("components/schemas"));
    return root;
  }

  private static SchemaGenerator schemas() {
    SchemaGeneratorConfigBuilder config = new SchemaGeneratorConfigBuilder(JSON, SchemaVersion.DRAFT_7, OptionPreset.PLAIN_JSON);
    config
        .forTypesInGeneral()
        .withSubtypeResolver(
            (type, context) ->
                type.getErasedType() == Facet.class
                    ? Arrays.stream(Facet.class.getAnnotation(JsonSubTypes.class).value()).map(leaf -> context.getTypeContext().resolve(leaf.value())).toList()
                    : null)
        .withCustomDefinitionProvider(
            (type, context) -> {
              Class<?> raw = type.getErasedType();
              if (raw == Optional.class) {
                JsonNode of = context.createDefinition(type.getTypeParameters().getFirst());
                return new com.github.victools.jsonschema.generator.CustomDefinition((ObjectNode) of, true);
              }
              if (raw == Instant.class || raw == URI.class) {
                ObjectNode text = JSON.createObjectNode().put("type", "string").put("format", raw == URI.class ? "uri" : "date-time");
                return new com.github.victools.jsonschema.generator.CustomDefinition(text, true);
              }
              if (raw == Map.class) {
                ObjectNode map = JSON.createObjectNode().put("type", "object");
                map.set("additionalProperties", context.createDefinition(type.getTypeParameters().get(1)));
                return new com.github.victools.jsonschema.generator.CustomDefinition(map, true);
              }
              return null;
            });
    config
        .forFields()
        .withRequiredCheck(
            field ->
                !(field.getType().isInstanceOf(Optional.class)) && !(field.getRawMember().getGenericType() instanceof ParameterizedType));
    return new SchemaGenerator(config.build());
  }
}
