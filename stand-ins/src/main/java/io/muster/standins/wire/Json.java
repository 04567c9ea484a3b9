package io.muster.standins.wire;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads fields of JSON that other people wrote: absent, null and wrong types are told apart from values. */
public final class Json {
    private Json() {
    }

    /** The text in a field, following dots into nested objects; empty when absent, null, blank or not a text. */
    public static Optional<String> text(JsonObject json, String path) {
        return value(json, path).filter(String.class::isInstance).map(String.class::cast).filter(text -> !text.isBlank());
    }

    /** The text in a field that has to be there. */
    public static String required(JsonObject json, String path) {
        return text(json, path).orElseThrow(() -> new IllegalArgumentException("\"" + path + "\" is missing"));
    }

    /** The object in a field; empty when absent, null or not an object. */
    public static Optional<JsonObject> object(JsonObject json, String path) {
        return value(json, path).filter(JsonObject.class::isInstance).map(JsonObject.class::cast);
    }

    /** The objects of an array field; none when the field is absent or not an array. */
    public static Stream<JsonObject> objects(JsonObject json, String field) {
        return json.getValue(field) instanceof JsonArray array
                ? array.stream().filter(JsonObject.class::isInstance).map(JsonObject.class::cast) : Stream.empty();
    }

    /** The texts of an array field; none when the field is absent or not an array. */
    public static List<String> texts(JsonObject json, String field) {
        var texts = new ArrayList<String>();
        if (json.getValue(field) instanceof JsonArray array) {
            array.forEach(each -> texts.add(String.valueOf(each)));
        }
        return texts;
    }

    /** An array of what each element is made into. */
    public static JsonArray array(Collection<?> values) {
        return new JsonArray(new ArrayList<>(values));
    }

    private static Optional<Object> value(JsonObject json, String path) {
        Object found = json;
        for (String step : path.split("\\.")) {
            found = found instanceof JsonObject object ? object.getValue(step) : null;
        }
        return Optional.ofNullable(found);
    }
}
