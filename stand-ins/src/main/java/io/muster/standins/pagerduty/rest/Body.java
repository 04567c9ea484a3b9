package io.muster.standins.pagerduty.rest;

import io.muster.standins.pagerduty.account.PublishedError;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads a JSON body strictly: a missing or wrongly typed value is refused with its path.
 *
 * @param json the object
 * @param at   its path, with a dot at the end, for the words of a refusal
 */
record Body(JsonObject json, String at) {

    Body object(String name) {
        return optionalObject(name).orElseThrow(() -> missing(name));
    }

    Optional<Body> optionalObject(String name) {
        return value(name, JsonObject.class, "an object").map(found -> new Body(found, at + name + "."));
    }

    String string(String name) {
        return optionalString(name).filter(text -> !text.isBlank()).orElseThrow(() -> missing(name));
    }

    Optional<String> optionalString(String name) {
        return value(name, String.class, "a string");
    }

    Optional<Integer> optionalInteger(String name) {
        return value(name, Integer.class, "an integer");
    }

    Optional<Boolean> optionalBoolean(String name) {
        return value(name, Boolean.class, "a boolean");
    }

    String oneOf(String name, Set<String> known) {
        return optionalOneOf(name, known).orElseThrow(() -> missing(name));
    }

    Optional<String> optionalOneOf(String name, Set<String> known) {
        Optional<String> found = optionalString(name);
        if (found.isPresent() && !known.contains(found.get())) {
            throw PublishedError.INVALID_INPUT.because(at + name + " must be one of " + new java.util.TreeSet<>(known));
        }
        return found;
    }

    List<Body> objects(String name) {
        return optionalObjects(name).orElseThrow(() -> missing(name));
    }

    Optional<List<Body>> optionalObjects(String name) {
        return value(name, JsonArray.class, "an array").map(array -> {
            List<Body> bodies = new ArrayList<>();
            for (int i = 0; i < array.size(); i++) {
                String place = at + name + "[" + i + "]";
                if (!(array.getValue(i) instanceof JsonObject one)) {
                    throw PublishedError.INVALID_INPUT.because(place + " must be an object");
                }
                bodies.add(new Body(one, place + "."));
            }
            return bodies;
        });
    }

    Optional<List<String>> optionalStrings(String name) {
        return value(name, JsonArray.class, "an array").map(array -> {
            if (!array.stream().allMatch(String.class::isInstance)) {
                throw PublishedError.INVALID_INPUT.because(at + name + " must hold strings");
            }
            return array.stream().map(String.class::cast).toList();
        });
    }

    boolean has(String name) {
        return json.containsKey(name);
    }

    private <T> Optional<T> value(String name, Class<T> type, String words) {
        Object found = json.getValue(name);
        if (found == null) {
            return Optional.empty();
        }
        if (!type.isInstance(found)) {
            throw PublishedError.INVALID_INPUT.because(at + name + " must be " + words);
        }
        return Optional.of(type.cast(found));
    }

    private io.muster.standins.pagerduty.account.Refusal missing(String name) {
        return PublishedError.INVALID_INPUT.because(at + name + " is required");
    }
}
