package io.muster.sandbox.process;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The loopback ports of one machine, each chosen once and kept in a file: addresses that were told to other servers stay right after a restart. They
 * lie below those that Linux hands out for outgoing connections, so that none is lost to a stranger between two runs.
 */
public final class PortBook {
  private static final int LOWEST = 17_000;
  private static final int HIGHEST = 31_999;
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path file;
  private final Map<String, Integer> ports;

  private PortBook(Path file, Map<String, Integer> ports) {
    this.file = file;
    this.ports = ports;
  }

  /** The book in this file; an empty one where there is no file yet. */
  public static PortBook in(Path file) {
    try {
      return new PortBook(file, Files.exists(file) ? JSON.readValue(file.toFile(), new TypeReference<TreeMap<String, Integer>>() {}) : new TreeMap<>());
    } catch (IOException e) {
      throw new SandboxFailure("The list of ports in " + file + " cannot be read.", "Start anew with ./muster up --fresh.", e);
    }
  }

  /** The port of this name; at the first time a free one is chosen and written down. */
  public synchronized int port(String name) {
    Integer known = ports.get(name);
    return known != null ? known : write(name, free());
  }

  /** Everything that was chosen so far, by name. */
  public synchronized Map<String, Integer> all() {
    return Collections.unmodifiableMap(new TreeMap<>(ports));
  }

  /** Whether nobody listens on this loopback port now. */
  public static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private int free() {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST + 1);
      if (!ports.containsValue(port) && isFree(port)) {
        return port;
      }
    }
  }

  private int write(String name, int port) {
    ports.put(name, port);
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), ports);
      return port;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
