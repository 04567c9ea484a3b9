package io.muster.identity;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Stands where tools deliver webhooks to, and answers as a test wants. */
public final class Hooks {
  private final HttpServer server;
  private volatile int status = 202;

  private Hooks(HttpServer server) {
    this.server = server;
  }

  static Hooks open() {
    try {
      HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      var hooks = new Hooks(server);
      server.createContext(
          "/",
          exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(hooks.status, -1);
            exchange.close();
          });
      server.start();
      return hooks;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  void answer(int next) {
    status = next;
  }

  void close() {
    server.stop(0);
  }
}
