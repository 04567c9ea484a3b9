package io.muster.standins.pagerduty.exchange;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Records what went through the published surfaces; the control surface is not recorded. */
public final class ExchangeRecorder {
    private static final String TEMPLATE = "template";
    private static final String ANSWER = "answer";

    private final Clock clock;
    private final Newest<Exchange> exchanges = new Newest<>(
            one -> one.requestBody().length() + one.responseBody().length());

    /** @param clock the time */
    public ExchangeRecorder(Clock clock) {
        this.clock = clock;
    }

    /** Tells which published path a request was served under. */
    public static void template(RoutingContext http, String template) {
        http.put(TEMPLATE, template);
    }

    /** Ends a request with a body that shall be recorded. */
    public static void end(RoutingContext http, Buffer body) {
        http.put(ANSWER, body);
        http.response().end(body);
    }

    /**
     * Watches a request and records it once it is answered.
     *
     * @param http the request
     * @param host which surface
     */
    public void watch(RoutingContext http, String host) {
        http.addEndHandler(done -> record(http, host));
        http.next();
    }

    /** @return everything recorded, oldest first; the newest 10,000, and of large ones fewer */
    public List<Exchange> all() {
        return exchanges.all();
    }

    private void record(RoutingContext http, String host) {
        String request = Optional.ofNullable(http.body().buffer()).map(Buffer::toString).orElse("");
        String answer = Optional.ofNullable(http.<Buffer>get(ANSWER)).map(Buffer::toString).orElse("");
        Optional<String> template = Optional.ofNullable(http.get(TEMPLATE));
        exchanges.add(new Exchange(clock.instant(), host, http.request().method().name(), http.request().path(),
                Redaction.form(Optional.ofNullable(http.request().query()).orElse("")), template,
                headers(http.request().headers()), Redaction.body(request), http.response().getStatusCode(),
                headers(http.response().headers()), Redaction.body(answer)));
    }

    private static Map<String, String> headers(MultiMap headers) {
        Map<String, String> kept = new TreeMap<>();
        headers.forEach((name, value) -> kept.put(name.toLowerCase(Locale.ROOT),
                Redaction.header(name, value)));
        return kept;
    }
}
