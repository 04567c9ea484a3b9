package io.muster.bench.frame;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class RoundsTest {
  private static final Offset<Double> NEAR = Offset.offset(1e-9);

  @Test
  void the_order_turns_round_by_round() {
    List<String> order = new ArrayList<>();
    Map<String, DoubleSupplier> contenders = new LinkedHashMap<>();
    for (String name : List.of("a", "b", "c")) {
      contenders.put(
          name,
          () -> {
            order.add(name);
            return 1;
          });
    }
    Rounds.interleaved(3, contenders, ForeignLoad.UNKNOWN);
    assertThat(order).containsExactly("a", "b", "c", "c", "b", "a", "a", "b", "c");
  }

  @Test
  void a_ratio_is_the_median_of_the_rounds_ratios_and_not_the_ratio_of_medians() {
    // Medians are 10 and 10; the ratios are 0.5, 0.125 and 8.
    Rounds rounds = measured(List.of(10.0, 1.0, 80.0), List.of(20.0, 8.0, 10.0));
    Figure figure = rounds.ratio("a against b", "a", "b", "/s", Better.HIGHER, Optional.of(0.6), Optional.empty());
    assertThat(figure.value()).isCloseTo(0.5, NEAR);
    assertThat(figure.verdict()).isEqualTo(Verdict.BELOW);
    assertThat(figure.against()).contains(new Figure.Against(10, 10, "/s", 0.3125, 4.25));
  }

  @Test
  void others_on_the_machine_are_told_by_the_worst_round() {
    Iterator<Double> shares = List.of(0.01, 0.4, 0.2).iterator();
    ForeignLoad load =
        new ForeignLoad() {
          @Override
          public void begin() {
            // The next share is the next round's.
          }

          @Override
          public double share() {
            return shares.next();
          }
        };
    Rounds rounds = Rounds.interleaved(3, Map.of("a", () -> 1), load);
    assertThat(rounds.worstForeignShare()).isEqualTo(0.4);
    Findings findings = new Findings();
    findings.add(rounds);
    assertThat(findings.outcome("x", "y", Optional.empty(), java.time.Duration.ZERO).notes()).singleElement().asString().contains("40 %");
  }

  @Test
  void quartiles_lie_between_neighbours() {
    assertThat(Statistics.median(List.of(4.0, 1.0, 3.0, 2.0))).isCloseTo(2.5, NEAR);
    assertThat(Statistics.quantile(List.of(1.0, 2.0, 3.0, 4.0, 5.0), 0.25)).isCloseTo(2.0, NEAR);
    assertThat(Statistics.quantile(List.of(7.0), 0.75)).isCloseTo(7.0, NEAR);
    assertThat(Statistics.median(List.of())).isNaN();
  }

  private static Rounds measured(List<Double> a, List<Double> b) {
    Iterator<Double> left = a.iterator();
    Iterator<Double> right = b.iterator();
    Map<String, DoubleSupplier> contenders = new LinkedHashMap<>();
    contenders.put("a", left::next);
    contenders.put("b", right::next);
    return Rounds.interleaved(a.size(), contenders, ForeignLoad.UNKNOWN);
  }
}
