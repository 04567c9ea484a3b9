package io.muster.bench.load;

import java.nio.ByteBuffer;

/** Writes requests. */
public interface Requests {
  /** Writes request number {@code number}, head and body, into an empty buffer. */
  void write(long number, ByteBuffer into);
}
