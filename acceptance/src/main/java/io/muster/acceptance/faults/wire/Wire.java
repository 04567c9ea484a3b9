package io.muster.acceptance.faults.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
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
    boolean copy(java.io.InputStream from, Connection connection) throws IOException;
  }

  private Wire(String name, Supplier<InetSocketAddress> server, java.util.function.IntFunction<Answers> answers) {
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

  /** Both ends of one connection. */
  static final class Connection {
    private final Wire wire;
    private final Socket client;
    private final Socket server = new Socket();

    Connection(Wire wire, Socket client) {
      this.wire = wire;
      this.client = client;
    }

    void run(InetSocketAddress address, Answers answers) {
      try {
        server.connect(address, 2_000);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        Thread asking = Thread.ofVirtual().start(this::ask);
        while (answers.copy(server.getInputStream(), this)) {
          // until the server has said everything
        }
        client.shutdownOutput();
        asking.join();
      } catch (IOException e) {
        // Either side may go at any time; the other is told by the reset that follows.
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    private void ask() {
      byte[] piece = new byte[16_384];
      try {
        for (int length; (length = client.getInputStream().read(piece)) >= 0; ) {
          if (!wire.passes(length)) {
            reset();
            return;
          }
          server.getOutputStream().write(piece, 0, length);
        }
        server.shutdownOutput();
      } catch (IOException e) {
        reset();
      }
    }

    /** Passes what the server said to the client, if it passes. */
    void tell(byte[] bytes, int length) throws IOException {
      if (!wire.passes(length)) {
        throw new SocketException("cut");
      }
      client.getOutputStream().write(bytes, 0, length);
    }

    static boolean copyPiece(java.io.InputStream from, Connection connection) throws IOException {
      byte[] piece = new byte[16_384];
      int length = from.read(piece);
      if (length < 0) {
        return false;
      }
      connection.tell(piece, length);
      return true;
    }

    void reset() {
      for (Socket end : new Socket[] {client, server}) {
        try {
          if (!end.isClosed()) {
            end.setSoLinger(true, 0);
            end.close();
          }
        } catch (IOException e) {
          // It is gone already, which is what was wanted.
        }
      }
    }
  }
}
