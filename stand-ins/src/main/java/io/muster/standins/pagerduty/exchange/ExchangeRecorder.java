package io.muster.standins.pagerduty.exchange;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Records what went through the published surfaces; the control surface is not recorded. */
public final class ExchangeRecorder {
    private static final String TEMPLATE = "template";
    private static final String ANSWER = "answer";
    private static final int KEPT = 10_000;

    private final Clock clock;
    private final List<Exchange> exchanges = new ArrayList<>();

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

    /** @return everything recorded, oldest first; at most the last 10,000 */
    public synchronized List<Exchange> all() {
        return List.copyOf(exchanges);
    }

    private void record(RoutingContext http, String host) {
        String request = Optional.ofNullable(http.body().buffer()).map(Buffer::toString).orElse("");
        String answer = Optional.ofNullable(http.<Buffer>get(ANSWER)).map(Buffer::toString).orElse("");
        Optional<String> template = Optional.ofNullable(http.get(TEMPLATE));
        keep(new Exchange(clock.instant(), host, http.request().method().name(), http.request().path(),
                Redaction.form(Optional.ofNullable(http.request().query()).orElse("")), template,
                headers(http.request().headers()), Redaction.body(request), http.response().getStatusCode(),
                headers(http.response().headers()), Redaction.body(answer)));
    }

    private synchronized void keep(Exchange exchange) {
        exchanges.add(exchange);
        if (exchanges.size() > KEPT) {
            exchanges.removeFirst();
        }
    }

    private static Map<String, String> headers(MultiMap headers) {
        Map<String, String> kept = new TreeMap<>();
        headers.forEach((name, value) -> kept.put(name.toLowerCase(Locale.ROOT),
                Redaction.header(name, value)));
        return kept;
    }
}
