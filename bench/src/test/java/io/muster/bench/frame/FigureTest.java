package io.muster.bench.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FigureTest {
  @Test
  void more_is_better_where_it_is_a_rate() {
    assertThat(Figure.judged("r", "×", 0.35, Better.HIGHER, 0.2, 0.35).verdict()).isEqualTo(Verdict.AIM);
    assertThat(Figure.judged("r", "×", 0.34, Better.HIGHER, 0.2, 0.35).verdict()).isEqualTo(Verdict.MUST);
    assertThat(Figure.judged("r", "×", 0.19, Better.HIGHER, 0.2, 0.35).verdict()).isEqualTo(Verdict.BELOW);
  }

  @Test
  void less_is_better_where_it_is_a_time() {
    assertThat(Figure.judged("t", "ms", 10, Better.LOWER, 25, 10).verdict()).isEqualTo(Verdict.AIM);
    assertThat(Figure.judged("t", "ms", 10.1, Better.LOWER, 25, 10).verdict()).isEqualTo(Verdict.MUST);
    assertThat(Figure.judged("t", "ms", 25.1, Better.LOWER, 25, 10).verdict()).isEqualTo(Verdict.BELOW);
  }

  @Test
  void what_is_no_number_is_below_every_bar() {
    assertThat(Figure.judged("t", "ms", Double.NaN, Better.LOWER, 25, 10).verdict()).isEqualTo(Verdict.BELOW);
    assertThat(Figure.judged("t", "ms", Double.NEGATIVE_INFINITY, Better.LOWER, 25, 10).verdict()).isEqualTo(Verdict.BELOW);
  }

  @Test
  void what_has_no_bar_is_only_told() {
    assertThat(Figure.told("t", "ms", 1000, Better.LOWER).verdict()).isEqualTo(Verdict.TOLD);
  }

  @Test
  void an_aim_without_a_must_is_reached_or_not_and_fails_no_run() {
    assertThat(Figure.aimed("t", "µs", 150, Better.LOWER, 150).verdict()).isEqualTo(Verdict.AIM);
    assertThat(Figure.aimed("t", "µs", 151, Better.LOWER, 150).verdict()).isEqualTo(Verdict.TOLD);
  }
}
