package io.muster.bench.frame;

import java.util.Optional;

/**
 * One number that a benchmark found.
 *
 * @param name what it is, such as {@code against an empty endpoint}
 * @param unit such as {@code ms}, or {@code ×} for a ratio
 * @param better which way it should go
 * @param must below this a run fails; empty for a figure that is only told
 * @param aim where we want to be
 * @param against for a ratio: what it was made of
 */
public record Figure(String name, String unit, double value, Better better, Optional<Double> must, Optional<Double> aim, Optional<Against> against) {

  /**
   * The two sides of a ratio and how far its rounds lay apart.
   *
   * @param measured the median of what was measured
   * @param baseline the median of the baseline
   * @param unit of both
   * @param low the first quartile of the rounds' ratios; the ratio itself where there was one round
   * @param high the third
   */
  public record Against(double measured, double baseline, String unit, double low, double high) {}

  /** A figure without a bar. */
  public static Figure told(String name, String unit, double value, Better better) {
    return new Figure(name, unit, value, better, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** A figure with both bars. */
  public static Figure judged(String name, String unit, double value, Better better, double must, double aim) {
    return new Figure(name, unit, value, better, Optional.of(must), Optional.of(aim), Optional.empty());
  }

  /** A figure with an aim and no must. */
  public static Figure aimed(String name, String unit, double value, Better better, double aim) {
    return new Figure(name, unit, value, better, Optional.empty(), Optional.of(aim), Optional.empty());
  }

  /** The same figure with what it was made of. */
  public Figure against(Against sides) {
    return new Figure(name, unit, value, better, must, aim, Optional.of(sides));
  }

  /** What it is worth. A value that is no number is below every bar. */
  public Verdict verdict() {
    if (must.isPresent() && (!Double.isFinite(value) || !better.reaches(value, must.get()))) {
      return Verdict.BELOW;
    }
    if (aim.filter(bar -> better.reaches(value, bar)).isPresent()) {
      return Verdict.AIM;
    }
    return must.isPresent() ? Verdict.MUST : Verdict.TOLD;
  }
}
