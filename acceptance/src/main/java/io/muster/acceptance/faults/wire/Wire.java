package io.muster.acceptance.faults.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/** A TCP wire to a server of this machine, on a loopback port of its own, which can be put out of order. */
public final class Wire implements AutoCloseable {
  private static final long LOOK_AGAIN = 20_000_000L;

  private final String name;
  private final ServerSocket door;
  private final Supplier<InetSocketAddress> server;
  private final Answers answers;
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private volatile WireState state = new WireState.Sound();
  private volatile boolean closed;

  /** How what the server says is copied. */
  @FunctionalInterface
  interface Answers {
    /** Copies the next piece; false at the end. */
    boolean copy(InputStream from, Connection connection) throws IOException;
  }

  private Wire(String name, Supplier<InetSocketAddress> server, IntFunction<Answers> answers) {
    this.name = name;
    this.server = server;
    try {
      door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    this.answers = answers.apply(door.getLocalPort());
    Thread.ofPlatform().daemon().name("wire to " + name).start(this::accept);
  }

  /**
   * A wire that passes bytes as they are.
   *
   * @param server where it leads; asked for at every connection
   */
  public static Wire plain(String name, Supplier<InetSocketAddress> server) {
    return new Wire(name, server, port -> Connection::copyPiece);
  }

  /** A wire to Kafka: what the broker tells of its own address becomes this wire's, so that clients stay on it. */
  public static Wire kafka(Supplier<InetSocketAddress> server) {
    return new Wire("kafka", server, port -> new KafkaAnswers(() -> server.get().getPort(), port));
  }

  /** Its own port on loopback. */
  public int port() {
    return door.getLocalPort();
  }

  /** Puts it into a state, at once and for all connections. */
  public void become(WireState wanted) {
    WireState before = state;
    state = wanted;
    if (wanted instanceof WireState.Cut || before instanceof WireState.Silent) {
      connections.forEach(Connection::reset);
    }
  }

  /** Waits until bytes may pass, as long as the state says; false where the wire is cut or closed. */
  boolean passes(int bytes) {
    while (state instanceof WireState.Silent && !closed) {
      LockSupport.parkNanos(LOOK_AGAIN);
    }
    switch (state) {
      case WireState.Slow slow -> LockSupport.parkNanos(slow.delay().toNanos());
      case WireState.Narrow narrow -> LockSupport.parkNanos(bytes * 1_000_000_000L / narrow.bytesPerSecond());
      case WireState.Sound sound -> { }
      case WireState.Silent silent -> { }
      case WireState.Cut cut -> { }
    }
    return !(state instanceof WireState.Cut) && !closed;
  }

  private void accept() {
    while (!closed) {
      try {
        Socket client = door.accept();
        Thread.ofVirtual().start(() -> serve(client));
      } catch (IOException e) {
        if (!closed) {
          throw new UncheckedIOException("the wire to " + name + " takes no connections any more", e);
        }
      }
    }
  }

  private void serve(Socket client) {
    Connection connection = new Connection(this, client);
    connections.add(connection);
    try {
      if (passes(0)) {
        connection.run(server.get(), answers);
      }
    } finally {
      connection.reset();
      connections.remove(connection);
    }
  }

  @Override
  public void close() {
    closed = true;
    try {
      door.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    connections.forEach(Connection::reset);
  }
}
