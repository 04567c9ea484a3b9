package io.muster.bench.frame;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  private static final Surroundings HERE = new Surroundings(Instant.EPOCH, "abc1234", Effort.QUICK, 2, 24_000, "A processor", "Linux 6", Map.of("Kafka", "4.1.1"), "0.10 0.20 0.30");

  private static final Figure RATIO =
      Figure.judged("against an empty endpoint", "×", 0.3, Better.HIGHER, 0.2, 0.35).against(new Figure.Against(12_000, 40_000, "/s", 0.28, 0.31));
  private static final Figure TIME = Figure.judged("99 % within", "ms", 31, Better.LOWER, 25, 10);

  @Test
  void the_table_tells_value_bars_verdict_and_both_sides() {
    List<String> lines = ReportTable.lines(outcome(List.of(RATIO, TIME), Optional.empty()));
    assertThat(lines).element(3).asString().contains("0.30 ×", "≥ 0.20", "≥ 0.35", "must held", "12,000 against 40,000 /s, middle half of the rounds 0.28 to 0.31");
    assertThat(lines).element(4).asString().contains("31.0 ms", "≤ 25.0", "≤ 10.0", "BELOW THE MUST");
    assertThat(lines).last().asString().contains("Without TLS.");
  }

  @Test
  void one_round_has_no_middle_half() {
    Figure once = Figure.judged("against one call each", "×", 0.04, Better.LOWER, 0.1, 0.04).against(new Figure.Against(725, 18_000, "calls", 0.04, 0.04));
    assertThat(ReportTable.lines(outcome(List.of(once), Optional.empty()))).element(3).asString().endsWith("725 against 18,000 calls");
  }

  @Test
  void what_others_took_of_the_machine_is_noted_from_a_twentieth_on() {
    Findings findings = new Findings();
    findings.foreign(0.05);
    findings.foreign(0.2);
    assertThat(findings.outcome("ack", "answers", Optional.empty(), Duration.ZERO).notes()).singleElement().asString().startsWith("Others took 20 % of the processors meanwhile");
  }

  @Test
  void what_was_still_growing_faster_is_noted() {
    Findings findings = new Findings();
    findings.steady("one", true);
    findings.steady("another", false);
    assertThat(findings.outcome("ingest", "webhooks", Optional.empty(), Duration.ZERO).notes()).containsExactly("It was measured before it ran steadily: another.");
  }

  @Test
  void a_run_is_bad_where_one_figure_is_below_its_must() {
    assertThat(report(outcome(List.of(RATIO), Optional.empty())).bad()).isFalse();
    assertThat(report(outcome(List.of(RATIO, TIME), Optional.empty())).bad()).isTrue();
  }

  @Test
  void a_failed_run_is_bad_whatever_its_figures_say() {
    Outcome lost = outcome(List.of(RATIO), Optional.of("1 of 2 webhooks were lost."));
    assertThat(report(lost).bad()).isTrue();
    assertThat(ReportTable.lines(lost)).element(2).asString().contains("FAILED: 1 of 2 webhooks were lost.");
  }

  @Test
  void the_file_holds_everything_that_a_program_needs(@TempDir Path folder) throws Exception {
    Path file = report(outcome(List.of(RATIO), Optional.empty())).write(folder.resolve("sub/figures.json"));
    var json = new ObjectMapper().readTree(Files.readString(file));
    assertThat(json.at("/surroundings/cores").asInt()).isEqualTo(2);
    assertThat(json.at("/surroundings/loadBefore").asText()).isEqualTo("0.10 0.20 0.30");
    assertThat(json.at("/benchmarks/0/figures/0/verdict").asText()).isEqualTo("MUST");
    assertThat(json.at("/benchmarks/0/figures/0/against/baseline").asDouble()).isEqualTo(40_000);
    assertThat(json.at("/benchmarks/0/rounds/a/1").asDouble()).isEqualTo(2);
  }

  @Test
  void a_glance_says_that_its_figures_mean_nothing() {
    var glance = new Surroundings(Instant.EPOCH, "abc1234", Effort.GLANCE, 2, 24_000, "A processor", "Linux 6", Map.of(), "0 0 0");
    assertThat(ReportTable.lines(new Report(glance, "1 1 1", List.of()))).anyMatch(line -> line.contains("MEAN NOTHING"));
  }

  @Test
  void numbers_have_three_figures_that_count() {
    assertThat(ReportTable.number(0.123)).isEqualTo("0.12");
    assertThat(ReportTable.number(0.0403)).isEqualTo("0.040");
    assertThat(ReportTable.number(12.34)).isEqualTo("12.3");
    assertThat(ReportTable.number(12_345.6)).isEqualTo("12,346");
    assertThat(ReportTable.number(Double.NaN)).isEqualTo("none");
  }

  private static Outcome outcome(List<Figure> figures, Optional<String> failure) {
    return new Outcome("ingest", "webhooks", figures, Map.of("a", List.of(1.0, 2.0)), List.of("Without TLS."), failure, Duration.ofSeconds(3));
  }

  private static Report report(Outcome outcome) {
    return new Report(HERE, "1.00 0.50 0.40", List.of(outcome));
  }
}
