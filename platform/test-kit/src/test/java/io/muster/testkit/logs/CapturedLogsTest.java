package io.muster.testkit.logs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.api.Test;

class CapturedLogsTest {
  private static final Logger LOGGER = Logger.getLogger("io.muster.testkit.sample");

  static Stream<Consumer<String>> leaks() {
    return Stream.of(
        secret -> LOGGER.info("token " + secret),
        secret -> LOGGER.finest("token " + secret),
        secret -> LOGGER.log(Level.WARNING, "token {0}", secret),
        secret -> LOGGER.log(Level.SEVERE, "failed", new IllegalStateException("outer", new RuntimeException(secret))),
        secret -> Logger.getLogger("some.library").warning(secret));
  }

  @ParameterizedTest
  @MethodSource("leaks")
  void a_leak_is_found_wherever_it_hides_and_is_not_repeated(Consumer<String> leak) {
    try (var logs = CapturedLogs.start()) {
      leak.accept("s3cr3t");
      assertThatThrownBy(() -> logs.assertNeverSaid("s3cr3t"))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("[secret]")
          .hasMessageNotContaining("s3cr3t");
    }
  }

  @Test
  void nothing_is_heard_after_it_is_closed() {
    var logs = CapturedLogs.start();
    logs.close();
    LOGGER.severe("too late");
    assertThat(logs.lines()).isEmpty();
  }

  @Test
  void an_empty_secret_is_refused() {
    try (var logs = CapturedLogs.start()) {
      assertThatThrownBy(() -> logs.assertNeverSaid("")).hasMessage("an empty secret is in every line");
    }
  }
}
