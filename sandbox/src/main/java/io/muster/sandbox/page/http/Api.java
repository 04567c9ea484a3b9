package io.muster.sandbox.page.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The routes of the API, each answered in JSON or as a stream. */
final class Api {
  private static final System.Logger LOG = System.getLogger(Api.class.getName());

  private final List<Route> routes;

  Api(List<Route> routes) {
    this.routes = List.copyOf(routes);
  }

  /** Answers one call of an address of the API. */
  void serve(HttpExchange exchange, String path) throws IOException {
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    Object answer;
    try {
      answer = answer(exchange, path);
    } catch (Refusal refusal) {
      throw refusal;
    } catch (Exception e) {
      LOG.log(System.Logger.Level.WARNING, "The page could not answer " + exchange.getRequestMethod() + " " + path, e);
      throw new Refusal(500, "The sandbox could not answer this.", "Try again; ./muster status says what runs.");
    }
    if (answer instanceof Route.Stream stream) {
      stream(exchange, stream);
    } else {
      Reply.json(exchange, 200, answer);
    }
  }

  private Object answer(HttpExchange exchange, String path) throws Exception {
    boolean known = false;
    for (Route route : routes) {
      Optional<Map<String, String>> parts = route.matches(path);
      known |= parts.isPresent();
      if (parts.isPresent() && route.method().equals(exchange.getRequestMethod())) {
        return route.act().on(new Call(exchange, parts.get()));
      }
    }
    throw known
        ? new Refusal(405, "That is not done with " + exchange.getRequestMethod() + ".", "Use GET to read and POST to do.")
        : new Refusal(404, "There is nothing at " + path + ".", "Check the address.");
  }

  private static void stream(HttpExchange exchange, Route.Stream stream) throws IOException {
    exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
    exchange.sendResponseHeaders(200, 0);
    try {
      stream.to(new EventWriter(exchange.getResponseBody()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      // the reader is gone, which is how every stream ends
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
