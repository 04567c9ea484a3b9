package io.muster.standins.state;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.LinkedHashMap;
import java.util.Map;

/** Records as JSON in files that only their owner reads: there are secrets and private keys among them. */
final class StateJson {
    static final ObjectMapper MAPPER = JsonMapper.builder().addModules(new Jdk8Module(), new JavaTimeModule(), vertx())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS).disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS)).build();

    private StateJson() {
    }

    private static SimpleModule vertx() {
        return new SimpleModule().addSerializer(JsonObject.class, new JsonSerializer<>() {
            @Override
            public void serialize(JsonObject object, JsonGenerator to, SerializerProvider provider) throws IOException {
                to.writeObject(object.getMap());
            }
        }).addSerializer(JsonArray.class, new JsonSerializer<>() {
            @Override
            public void serialize(JsonArray array, JsonGenerator to, SerializerProvider provider) throws IOException {
                to.writeObject(array.getList());
            }
        }).addDeserializer(JsonObject.class, new JsonDeserializer<>() {
            @Override
            @SuppressWarnings("unchecked")
            public JsonObject deserialize(JsonParser from, DeserializationContext context) throws IOException {
                return new JsonObject((Map<String, Object>) from.readValueAs(LinkedHashMap.class));
            }
        });
    }

    /** Puts a file where it was, whole or not at all. */
    static void replace(Path file, byte[] content) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        var part = file.resolveSibling(file.getFileName() + ".part");
        Files.write(part, content);
        ownersOnly(part);
        Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }

    static void ownersOnly(Path file) throws IOException {
        var view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
        if (view != null) {
            view.setPermissions(PosixFilePermissions.fromString("rw-------"));
        }
    }
}
