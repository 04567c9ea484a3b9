package io.muster.standins.wire;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The record of what was asked of a stand-in and what it answered, oldest first; the newest ten thousand are kept, and of their bodies sixteen million characters. */
public final class Exchanges {
    private static final int KEPT = 10_000;
    private static final long KEPT_CHARACTERS = 16_000_000;
    private static final Set<String> CREDENTIALS = Set.of("authorization", "cookie", "set-cookie");
    private static final Set<String> SECRET_FIELDS = Set.of("client_secret", "client_assertion", "code", "code_verifier", "refresh_token");
    private static final String RECORD = "standin.record";

    private final Deque<Exchange> kept = new ArrayDeque<>();
    private long characters;
    private long last;

    /** Everything kept so far. */
    public synchronized List<Exchange> all() {
        return List.copyOf(kept);
    }

    /** Forgets everything kept so far; numbers go on. */
    public synchronized void forget() {
        kept.clear();
        characters = 0;
    }

    /** Begins to record an exchange; what is never answered through {@link Answers} is recorded when it ends. */
    void begin(RoutingContext context, Instant at) {
        context.put(RECORD, (Consumer<Optional<String>>) answer -> record(context, at, answer));
        context.addEndHandler(ended -> end(context, context.response().ended() ? Optional.of("") : Optional.empty()));
    }

    /** The answer is about to be sent. */
    static void answering(RoutingContext context, String body) {
        end(context, Optional.of(body));
    }

    private static void end(RoutingContext context, Optional<String> answer) {
        Consumer<Optional<String>> record = context.remove(RECORD);
        if (record != null) {
            record.accept(answer);
        }
    }

    private void record(RoutingContext context, Instant at, Optional<String> answer) {
        var request = context.request();
        add(at, request.method().name(), request.path(), request.query() == null ? "" : request.query(), headers(request.headers()), body(context),
                answer.isPresent() ? context.response().getStatusCode() : 0, answer.isPresent() ? headers(context.response().headers()) : Map.of(), answer.orElse(""));
    }

    private static String body(RoutingContext context) {
        var form = context.request().formAttributes();
        if (!form.isEmpty()) {
            return form.entries().stream()
                    .map(field -> field.getKey() + "=" + (SECRET_FIELDS.contains(field.getKey()) ? "(left out)" : field.getValue()))
                    .collect(Collectors.joining("&"));
        }
        var buffer = context.body() == null ? null : context.body().buffer();
        return buffer == null ? "" : buffer.toString();
    }

    private synchronized void add(Instant at, String method, String path, String query, Map<String, String> requestHeaders,
                                  String requestBody, int status, Map<String, String> responseHeaders, String responseBody) {
        kept.addLast(new Exchange(++last, at, method, path, query, requestHeaders, requestBody, status, responseHeaders, responseBody));
        characters += requestBody.length() + responseBody.length();
        while (kept.size() > KEPT || characters > KEPT_CHARACTERS) {
            var oldest = kept.removeFirst();
            characters -= oldest.requestBody().length() + oldest.responseBody().length();
        }
    }

    private static Map<String, String> headers(MultiMap headers) {
        var map = new TreeMap<String, String>();
        headers.forEach((name, value) -> {
            String key = name.toLowerCase(Locale.ROOT);
            map.merge(key, CREDENTIALS.contains(key) ? "(left out)" : value, (one, two) -> one + ", " + two);
        });
        return map;
    }
}
