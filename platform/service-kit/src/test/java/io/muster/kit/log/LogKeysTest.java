package io.muster.kit.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.logging.MDC;
import org.junit.jupiter.api.Test;

class LogKeysTest {
  @Test
  void foreign_text_cannot_forge_a_line() {
    assertThat(LogKeys.clean("a\r\nERROR forged\u001b[31m\u202e\u2028b")).isEqualTo("a??ERROR forged?[31m??b");
    assertThat(LogKeys.clean("x".repeat(5000))).hasSize(256);
  }

  @Test
  void keys_are_set_until_closed() {
    try (var keys = LogKeys.with(LogKeys.SENDER, "s\n1").and(LogKeys.REASON, "because")) {
      assertThat(MDC.get(LogKeys.SENDER)).isEqualTo("s?1");
    }
    assertThat(MDC.get(LogKeys.SENDER)).isNull();
    assertThat(MDC.get(LogKeys.REASON)).isNull();
  }
}
