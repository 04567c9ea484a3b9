package io.muster.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.bench.frame.Effort;
import io.muster.sandbox.process.SandboxFailure;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OptionsTest {
  @Test
  void without_a_word_all_are_run_and_jmh_is_not() {
    Options options = Options.of();
    assertThat(options.effort()).isEqualTo(Effort.WHOLE);
    assertThat(Suite.of(options.names())).extracting("class.simpleName").hasSize(10).doesNotHaveDuplicates();
    assertThat(options.names()).doesNotContain("jmh");
  }

  @Test
  void names_and_words_come_in_any_order() {
    Options options = Options.of("card", "--quick", "ingest", "--json", "figures.json", "--record");
    assertThat(options.names()).containsExactly("card", "ingest");
    assertThat(options.effort()).isEqualTo(Effort.QUICK);
    assertThat(options.file()).contains(Path.of("figures.json"));
    assertThat(options.recorded()).isTrue();
    assertThat(Suite.of(options.names())).hasSize(2);
  }

  @Test
  void who_asks_for_help_is_told_each_benchmark_by_its_name() {
    assertThat(Options.of("--help").help()).isTrue();
    assertThat(Options.of("card").help()).isFalse();
    assertThat(Suite.names()).allSatisfy(name -> assertThat(Suite.help()).anyMatch(line -> line.startsWith("  " + name + " ")));
  }

  @Test
  void jmh_alone_needs_no_machine() {
    assertThat(Suite.of(Options.of("jmh").names())).isEmpty();
  }

  @Test
  void what_there_is_not_is_answered_with_what_there_is() {
    assertThatThrownBy(() -> Options.of("fast"))
        .isInstanceOf(SandboxFailure.class)
        .hasMessage("There is no benchmark 'fast'.")
        .extracting(failure -> ((SandboxFailure) failure).next())
        .asString()
        .contains("ingest", "storm", "jmh", "--quick");
  }
}
