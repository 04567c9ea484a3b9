package io.muster.acceptance.faults.wire;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;

/** Both ends of one connection. */
final class Connection {
  private final Wire wire;
  private final Socket client;
  private final Socket server = new Socket();

  Connection(Wire wire, Socket client) {
    this.wire = wire;
    this.client = client;
  }

  void run(InetSocketAddress address, Wire.Answers answers) {
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

  static boolean copyPiece(InputStream from, Connection connection) throws IOException {
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
