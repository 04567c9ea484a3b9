package io.muster.bench.frame;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;

/**
 * Measures several things in turn, A B C C B A and so on, so that what else the machine does falls on all of them alike. A ratio is the median of the
 * ratios of single rounds, never a ratio of medians.
 */
public final class Rounds {
  private final Map<String, List<Double>> values = new LinkedHashMap<>();
  private final List<Double> foreign = new ArrayList<>();

  private Rounds() {}

  /**
   * Measures.
   *
   * @param contenders by name, in the order of the first round
   * @param load tells how much of the machine others took meanwhile
   */
  public static Rounds interleaved(int count, Map<String, DoubleSupplier> contenders, ForeignLoad load) {
    Rounds rounds = new Rounds();
    List<String> names = new ArrayList<>(contenders.keySet());
    names.forEach(name -> rounds.values.put(name, new ArrayList<>()));
    for (int round = 0; round < count; round++) {
      load.begin();
      List<String> order = round % 2 == 0 ? names : names.reversed();
      order.forEach(name -> rounds.values.get(name).add(contenders.get(name).getAsDouble()));
      rounds.foreign.add(load.share());
    }
    return rounds;
  }

  /** What a contender did in each round, in order. */
  public List<Double> of(String name) {
    return List.copyOf(values.get(name));
  }

  /** All rounds by contender. */
  public Map<String, List<Double>> all() {
    return Map.copyOf(values);
  }

  /** The ratio of one to another in each round. */
  public List<Double> ratios(String measured, String baseline) {
    List<Double> above = of(measured);
    List<Double> below = of(baseline);
    return IntStream.range(0, above.size()).mapToObj(round -> above.get(round) / below.get(round)).toList();
  }

  /** The ratio as a figure. */
  public Figure ratio(String name, String measured, String baseline, String unit, Better better, Optional<Double> must, Optional<Double> aim) {
    List<Double> ratios = ratios(measured, baseline);
    var sides =
        new Figure.Against(
            Statistics.median(of(measured)), Statistics.median(of(baseline)), unit, Statistics.quantile(ratios, 0.25), Statistics.quantile(ratios, 0.75));
    return new Figure(name, "×", Statistics.median(ratios), better, must, aim, Optional.of(sides));
  }

  /** Which share of the machine's processors others took, in the worst round; 0 to 1. */
  public double worstForeignShare() {
    return foreign.stream().mapToDouble(Double::doubleValue).max().orElse(0);
  }
}
