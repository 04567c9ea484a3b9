package io.muster.standins.pagerduty.rest;

import io.muster.standins.pagerduty.account.PublishedError;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Classic pagination: 25 unless asked, at most 100, never beyond the 10,000th. */
final class Page {
    private static final int DEFAULT = 25;
    private static final int LARGEST = 100;
    private static final int LAST = 10_000;

    private Page() {
    }

    static <T> Answer of(RestCall call, String name, List<T> all, Function<T, JsonObject> shape) {
        int limit = number(call, "limit", DEFAULT);
        int offset = number(call, "offset", 0);
        if (limit < 1 || limit > LARGEST || offset < 0 || limit + offset > LAST) {
            throw PublishedError.INVALID_INPUT.because("limit must be 1 to 100, and offset + limit at most 10000");
        }
        List<T> page = all.stream().skip(offset).limit(limit).toList();
        boolean total = "true".equals(call.query().get("total"));
        return Answer.ok(JsonObject.of(name, new JsonArray(new ArrayList<>(page.stream().map(shape).toList())),
                "limit", limit, "offset", offset, "more", offset + page.size() < all.size(),
                "total", total ? all.size() : null));
    }

    private static int number(RestCall call, String name, int otherwise) {
        String text = call.query().get(name);
        try {
            return text == null ? otherwise : Integer.parseInt(text);
        } catch (NumberFormatException _) {
            throw PublishedError.INVALID_INPUT.because(name + " must be a number");
        }
    }
}
