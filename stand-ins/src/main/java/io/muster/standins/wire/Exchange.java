package io.muster.standins.wire;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * One request and its answer, as they went over the wire. Credentials are left out of the headers.
 *
 * @param number position in the record, from 1
 * @param at when the request was complete
 * @param method HTTP method
 * @param path path without query, still encoded
 * @param query query string, empty when there is none
 * @param requestHeaders names in lower case
 * @param requestBody the body as text, empty when there is none
 * @param status HTTP status of the answer; 0 when the connection was dropped without an answer
 * @param responseHeaders names in lower case
 * @param responseBody the body as text, empty when there is none
 */
public record Exchange(long number, Instant at, String method, String path, String query, Map<String, String> requestHeaders,
                       String requestBody, int status, Map<String, String> responseHeaders, String responseBody) {

    public Exchange {
        requestHeaders = Map.copyOf(requestHeaders);
        responseHeaders = Map.copyOf(responseHeaders);
    }

    /** The exchange as the control surface shows it. */
    public JsonObject toJson() {
        return new JsonObject().put("number", number).put("at", at.toString()).put("method", method).put("path", path)
                .put("query", query).put("requestHeaders", new JsonObject(new TreeMap<>(requestHeaders)))
                .put("requestBody", requestBody).put("status", status)
                .put("responseHeaders", new JsonObject(new TreeMap<>(responseHeaders))).put("responseBody", responseBody);
    }
}
