package io.muster.acceptance.faults.wire;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.IntSupplier;

/**
 * What a broker answers, frame by frame (a length of four bytes before each). A broker tells clients to connect to {@code 127.0.0.1} and a port in four bytes
 * right behind it; the port of the wire is put there. Both are of the same length, so frames keep theirs.
 */
final class KafkaAnswers implements Wire.Answers {
  private static final byte[] HOST = "127.0.0.1".getBytes(StandardCharsets.US_ASCII);

  private final IntSupplier brokerPort;
  private final byte[] wirePort;

  KafkaAnswers(IntSupplier brokerPort, int wirePort) {
    this.brokerPort = brokerPort;
    this.wirePort = four(wirePort);
  }

  @Override
  public boolean copy(InputStream from, Connection connection) throws IOException {
    DataInputStream frames = new DataInputStream(from);
    int length;
    try {
      length = frames.readInt();
    } catch (EOFException e) {
      return false;
    }
    byte[] frame = ByteBuffer.allocate(4 + length).putInt(length).array();
    frames.readFully(frame, 4, length);
    readdress(frame);
    connection.tell(frame, frame.length);
    return true;
  }

  private void readdress(byte[] frame) {
    byte[] told = ByteBuffer.allocate(HOST.length + 4).put(HOST).putInt(brokerPort.getAsInt()).array();
    for (int at = 4; at <= frame.length - told.length; at++) {
      if (Arrays.equals(frame, at, at + told.length, told, 0, told.length)) {
        System.arraycopy(wirePort, 0, frame, at + HOST.length, 4);
      }
    }
  }

  private static byte[] four(int number) {
    return ByteBuffer.allocate(4).putInt(number).array();
  }
}
