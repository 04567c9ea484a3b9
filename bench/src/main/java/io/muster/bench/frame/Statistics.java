package io.muster.bench.frame;

import java.util.Collection;

/** Medians and quartiles of a few rounds, by linear interpolation. */
public final class Statistics {
  private Statistics() {}

  /** The middle; not a number where there is nothing. */
  public static double median(Collection<Double> values) {
    return quantile(values, 0.5);
  }

  /** The value below which this share of the values lies; not a number where there is nothing. */
  public static double quantile(Collection<Double> values, double share) {
    double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    if (sorted.length == 0) {
      return Double.NaN;
    }
    double place = share * (sorted.length - 1);
    int below = (int) Math.floor(place);
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
  }
}
