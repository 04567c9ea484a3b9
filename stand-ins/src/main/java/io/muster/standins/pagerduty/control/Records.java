package io.muster.standins.pagerduty.control;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.vertx.core.json.JsonArray;
import java.util.List;

/** Writes records as JSON, names in snake case, times as ISO 8601. */
final class Records {
    private static final ObjectMapper MAPPER = JsonMapper.builder().addModules(new Jdk8Module(), new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE).build();

    private Records() {
    }

    static JsonArray json(List<?> records) {
        try {
            return new JsonArray(MAPPER.writeValueAsString(records));
        } catch (JsonProcessingException broken) {
            throw new IllegalStateException("A record cannot be written as JSON", broken);
        }
    }
}
