package io.muster.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ConsoleTest {
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @Test
  void a_step_that_works_is_one_line_with_a_tick_and_seconds() {
    console(false).step("Kafka and PostgreSQL", () -> {});
    assertThat(text()).matches("  ✓ Kafka and PostgreSQL +\\d+\\.\\d s\\R");
  }

  @Test
  void a_step_that_fails_is_marked_and_its_failure_goes_on() {
    assertThatThrownBy(() -> console(false).step("webhook-ingest", () -> fail("it ended"))).hasMessage("it ended");
    assertThat(text()).startsWith("  ✗ webhook-ingest");
  }

  @Test
  void colours_are_for_terminals_only() {
    console(false).heading("Muster");
    assertThat(text()).doesNotContain("\u001b");
    console(true).heading("Muster");
    assertThat(text()).contains("\u001b[1mMuster");
  }

  private static void fail(String what) {
    throw new IllegalStateException(what);
  }

  private Console console(boolean colours) {
    return new Console(new PrintStream(printed, true, StandardCharsets.UTF_8), colours);
  }

  private String text() {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
