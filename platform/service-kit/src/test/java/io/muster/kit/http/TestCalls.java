package io.muster.kit.http;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Outbound calls without a container: 2 seconds and 1,000 bytes at most. */
public final class TestCalls {
  private TestCalls() {}

  /** Calls that trust the system's authorities and those in the file. */
  public static OutboundHttp trusting(Optional<Path> caFile) {
    return new OutboundHttp(
        new OutboundConfig() {
          @Override
          public Duration connectTimeout() {
            return Duration.ofSeconds(1);
          }

          @Override
          public Duration timeout() {
            return Duration.ofSeconds(2);
          }

          @Override
          public long maxAnswerBytes() {
            return 1000;
          }
        },
        () -> caFile,
        new SimpleMeterRegistry());
  }
}
