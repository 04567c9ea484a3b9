package io.muster.acceptance.faults.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Wires do what their state says, and nothing else. */
class WireTest {
  private ServerSocket echo;
  private Wire wire;

  @BeforeEach
  void aServerThatEchoes() throws IOException {
    echo = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::accept);
    wire = Wire.plain("echo", this::address);
  }

  @AfterEach
  void close() throws IOException {
    wire.close();
    echo.close();
  }

  @Test
  void a_sound_wire_passes_what_is_said_and_answered() throws IOException {
    try (Socket client = client()) {
      assertThat(said(client, "hello")).isEqualTo("hello");
    }
  }

  @Test
  void a_cut_wire_resets_what_stands_and_what_comes_and_is_sound_again_after() throws IOException {
    try (Socket client = client()) {
      said(client, "hello");
      wire.become(new WireState.Cut());
      assertThat(catchThrowable(() -> said(client, "again"))).isInstanceOf(IOException.class);
    }
    try (Socket refused = client()) {
      assertThatThrownBy(() -> said(refused, "hello")).isInstanceOf(IOException.class);
    }
    wire.become(new WireState.Sound());
    try (Socket client = client()) {
      assertThat(said(client, "hello")).isEqualTo("hello");
    }
  }

  @Test
  void a_silent_wire_keeps_connections_and_passes_nothing_until_it_resets_them() throws IOException {
    try (Socket client = client()) {
      said(client, "hello");
      wire.become(new WireState.Silent());
      client.setSoTimeout(300);
      assertThatThrownBy(() -> said(client, "again")).isInstanceOf(SocketTimeoutException.class);
      wire.become(new WireState.Sound());
      client.setSoTimeout(5_000);
      assertThatThrownBy(() -> new DataInputStream(client.getInputStream()).readInt()).isInstanceOf(IOException.class).isNotInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void a_slow_wire_takes_its_time_each_way() throws IOException {
    try (Socket client = client()) {
      said(client, "hello");
      wire.become(new WireState.Slow(Duration.ofMillis(150)));
      long start = System.nanoTime();
      assertThat(said(client, "again")).isEqualTo("again");
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
    }
  }

  @Test
  void a_broker_that_tells_its_own_address_tells_the_wires_instead() throws IOException {
    try (Wire kafka = Wire.kafka(this::address); Socket client = new Socket(InetAddress.getLoopbackAddress(), kafka.port())) {
      byte[] told = new byte[9 + 4];
      System.arraycopy("127.0.0.1".getBytes(StandardCharsets.US_ASCII), 0, told, 0, 9);
      java.nio.ByteBuffer.wrap(told).putInt(9, echo.getLocalPort());
      DataOutputStream out = new DataOutputStream(client.getOutputStream());
      out.writeInt(told.length);
      out.write(told);
      DataInputStream in = new DataInputStream(client.getInputStream());
      assertThat(in.readInt()).isEqualTo(told.length);
      in.skipNBytes(9);
      assertThat(in.readInt()).isEqualTo(kafka.port());
    }
  }

  private InetSocketAddress address() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), echo.getLocalPort());
  }

  private Socket client() throws IOException {
    Socket client = new Socket(InetAddress.getLoopbackAddress(), wire.port());
    client.setSoTimeout(5_000);
    return client;
  }

  private static String said(Socket client, String text) throws IOException {
    new DataOutputStream(client.getOutputStream()).writeUTF(text);
    return new DataInputStream(client.getInputStream()).readUTF();
  }

  private void accept() {
    while (!echo.isClosed()) {
      try {
        Socket one = echo.accept();
        Thread.ofVirtual().start(() -> copy(one));
      } catch (IOException e) {
        return;
      }
    }
  }

  private static void copy(Socket one) {
    try (one) {
      one.getInputStream().transferTo(one.getOutputStream());
    } catch (IOException e) {
      // The client went away.
    }
  }
}
