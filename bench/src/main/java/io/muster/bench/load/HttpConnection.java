package io.muster.bench.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.OptionalInt;

/** One connection that is kept alive, with at most one request under way. HTTP/1.1 with {@code Content-Length}, as much as the servers here speak. */
final class HttpConnection {
  private static final byte[] END_OF_HEAD = {'\r', '\n', '\r', '\n'};

  private final SocketChannel channel;
  private final SelectionKey key;
  private final ByteBuffer out = ByteBuffer.allocateDirect(64 * 1024);
  private final ByteBuffer in = ByteBuffer.allocate(512 * 1024);
  private int whole = -1;
  private int status;
  private long number = -1;
  private long due;

  HttpConnection(InetSocketAddress address, Selector selector) throws IOException {
    channel = SocketChannel.open(address);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    key = channel.register(selector, SelectionKey.OP_READ, this);
  }

  /** Sends a request; {@code dueAt} is the moment from which its latency counts, in {@link System#nanoTime()}. */
  void send(long requestNumber, long dueAt, Requests requests) throws IOException {
    number = requestNumber;
    due = dueAt;
    out.clear();
    requests.write(requestNumber, out);
    out.flip();
    write();
  }

  /** Goes on writing where the socket was full. */
  void write() throws IOException {
    channel.write(out);
    key.interestOps(out.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
  }

  /** Reads; the status once the answer is whole. */
  OptionalInt read() throws IOException {
    if (channel.read(in) < 0) {
      throw new IOException("the server closed the connection");
    }
    if (whole < 0) {
      readHead();
    }
    if (whole < 0 || in.position() < whole) {
      return OptionalInt.empty();
    }
    in.clear();
    whole = -1;
    return OptionalInt.of(status);
  }

  long number() {
    return number;
  }

  long due() {
    return due;
  }

  boolean busy() {
    return number >= 0;
  }

  void free() {
    number = -1;
  }

  void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // It goes with the process.
      key.cancel();
    }
  }

  private void readHead() throws IOException {
    int end = headEnd();
    if (end < 0) {
      return;
    }
    String head = new String(in.array(), 0, end, StandardCharsets.ISO_8859_1);
    status = Integer.parseInt(head.substring(9, 12));
    whole = end + END_OF_HEAD.length + contentLength(head.toLowerCase(Locale.ROOT));
    if (whole > in.capacity()) {
      throw new IOException("an answer of " + whole + " bytes is too long");
    }
  }

  private int headEnd() {
    byte[] bytes = in.array();
    for (int at = 0; at + 3 < in.position(); at++) {
      if (bytes[at] == '\r' && bytes[at + 1] == '\n' && bytes[at + 2] == '\r' && bytes[at + 3] == '\n') {
        return at;
      }
    }
    return -1;
  }

  private static int contentLength(String head) throws IOException {
    int at = head.indexOf("content-length:");
    if (at < 0) {
      if (head.contains("transfer-encoding:")) {
        throw new IOException("the answer has no Content-Length");
      }
      return 0;
    }
    int end = head.indexOf('\r', at);
    return Integer.parseInt(head.substring(at + 15, end < 0 ? head.length() : end).strip());
  }
}
