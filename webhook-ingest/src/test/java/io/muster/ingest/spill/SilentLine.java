package io.muster.ingest.spill;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A line to a server on this machine that can fall silent: connections stay, or come about, and nothing passes any more. */
public final class SilentLine implements AutoCloseable {
  private final ServerSocket here;
  private final int there;
  private boolean silent;

  private SilentLine(ServerSocket here, int there) {
    this.here = here;
    this.there = there;
  }

  static SilentLine to(int port) throws IOException {
    var line = new SilentLine(new ServerSocket(0, 200, InetAddress.getLoopbackAddress()), port);
    Thread.ofVirtual().start(line::accept);
    return line;
  }

  int port() {
    return here.getLocalPort();
  }

  public synchronized void fallSilent() {
    silent = true;
  }

  public synchronized void speakAgain() {
    silent = false;
    notifyAll();
  }

  private void accept() {
    while (!here.isClosed()) {
      try {
        Socket near = here.accept();
        Thread.ofVirtual().start(() -> connect(near));
      } catch (IOException e) {
        return;
      }
    }
  }

  private void connect(Socket near) {
    try {
      untilSpoken();
      Socket far = new Socket(InetAddress.getLoopbackAddress(), there);
      Thread.ofVirtual().start(() -> pump(near, far));
      pump(far, near);
    } catch (IOException e) {
      close(near);
    }
  }

  private void pump(Socket from, Socket to) {
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      byte[] some = new byte[8192];
      for (int length = in.read(some); length >= 0; length = in.read(some)) {
        untilSpoken();
        out.write(some, 0, length);
        out.flush();
      }
    } catch (IOException e) {
      close(from);
      close(to);
    }
  }

  private synchronized void untilSpoken() throws IOException {
    try {
      while (silent) {
        wait();
      }
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      return;
    }
  }

  @Override
  public void close() {
    try {
      speakAgain();
      here.close();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
