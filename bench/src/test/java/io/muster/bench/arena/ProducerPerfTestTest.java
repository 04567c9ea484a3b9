package io.muster.bench.arena;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.bench.frame.FailedRun;
import org.junit.jupiter.api.Test;

class ProducerPerfTestTest {
  @Test
  void the_last_line_tells_the_whole() {
    String told =
        """
        25026 records sent, 5005.2 records/sec (19.55 MB/sec), 1234.5 ms avg latency, 2000.0 ms max latency.
        60000 records sent, 20427.123 records/sec (79.79 MB/sec), 380.1 ms avg latency, 900.0 ms max latency, 400 ms 50th, 700 ms 95th, 800 ms 99th, 890 ms 99.9th.
        """;
    assertThat(ProducerPerfTest.rate(told)).isEqualTo(20_427.123);
  }

  @Test
  void a_test_that_tells_no_rate_has_failed() {
    assertThatThrownBy(() -> ProducerPerfTest.rate("org.apache.kafka.common.errors.TimeoutException")).isInstanceOf(FailedRun.class).hasMessageContaining("TimeoutException");
  }
}
