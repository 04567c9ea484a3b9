package io.muster.standins.teams;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.muster.standins.wire.Pauses;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** A bot's messaging endpoint that keeps what it hears and answers as it is told. */
final class BotDouble implements AutoCloseable {
    /** What came in. */
    record Heard(JsonObject activity, Map<String, List<String>> headers) {
        String header(String name) {
            return headers.entrySet().stream().filter(each -> each.getKey().equalsIgnoreCase(name)).map(each -> each.getValue().getFirst()).findFirst().orElse(null);
        }
    }

    /** What goes out. */
    record Reply(int status, String body, Duration after) {
        static Reply ok(JsonObject body) {
            return new Reply(200, body.encode(), Duration.ZERO);
        }
    }

    final List<Heard> heard = new CopyOnWriteArrayList<>();
    volatile Function<JsonObject, Reply> answers = activity -> new Reply(200, "", Duration.ZERO);
    private final Pauses pauses = new Pauses();
    private final HttpServer server;

    BotDouble() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/api/messages", this::handle);
            server.start();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/api/messages";
    }

    JsonObject last(String type) {
        return heard.stream().map(Heard::activity).filter(activity -> type.equals(activity.getString("type"))).toList().getLast();
    }

    private void handle(HttpExchange exchange) throws IOException {
        var activity = new JsonObject(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        heard.add(new Heard(activity, Map.copyOf(exchange.getRequestHeaders())));
        var reply = answers.apply(activity);
        pauses.pause(reply.after());
        byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    @Override
    public void close() {
        pauses.close();
        server.stop(0);
    }
}
