package io.muster.bench.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A whole run for a person at a terminal. */
public final class ReportTable {
  private static final String ROW = "  %-52s %12s  %-10s %-10s %-15s %s";

  private ReportTable() {}

  /** The lines of the table. */
  public static List<String> lines(Report report) {
    List<String> lines = new ArrayList<>();
    Surroundings around = report.surroundings();
    lines.add("%s · %s · %d cores of %s, %d MB · %s".formatted(around.at(), around.commit(), around.cores(), around.processor(), around.memoryMegabytes(), around.kernel()));
    lines.add(String.join(" · ", around.versions().entrySet().stream().map(one -> one.getKey() + " " + one.getValue()).toList()));
    lines.add("load before " + around.load() + ", after " + report.loadAfter() + remark(around.effort()));
    report.outcomes().forEach(outcome -> lines.addAll(lines(outcome)));
    return lines;
  }

  private static String remark(Effort effort) {
    return switch (effort) {
      case GLANCE -> " · a glance: THESE FIGURES MEAN NOTHING";
      case QUICK -> " · quick: short rounds, for a first look";
      case WHOLE -> "";
    };
  }

  /** The lines about one benchmark. */
  public static List<String> lines(Outcome outcome) {
    List<String> lines = new ArrayList<>(List.of("", outcome.name() + ": " + outcome.says()));
    outcome.failure().ifPresent(why -> lines.add("  FAILED: " + why));
    if (!outcome.figures().isEmpty()) {
      lines.add(ROW.formatted("figure", "value", "must", "aim", "", "").stripTrailing());
      outcome.figures().forEach(figure -> lines.add(line(figure)));
    }
    outcome.notes().forEach(note -> lines.add("  · " + note));
    return lines;
  }

  private static String line(Figure figure) {
    return ROW.formatted(
            figure.name(), number(figure.value()) + " " + figure.unit(), bar(figure, figure.must()), bar(figure, figure.aim()), figure.verdict().words(), sides(figure))
        .stripTrailing();
  }

  private static String bar(Figure figure, Optional<Double> bar) {
    return bar.map(value -> figure.better().sign() + " " + number(value)).orElse("");
  }

  private static String sides(Figure figure) {
    return figure
        .against()
        .map(sides -> "%s against %s %s%s".formatted(number(sides.measured()), number(sides.baseline()), sides.unit(), spread(sides)))
        .orElse("");
  }

  /** One round has no middle half. */
  private static String spread(Figure.Against sides) {
    return sides.low() == sides.high() ? "" : ", middle half of the rounds %s to %s".formatted(number(sides.low()), number(sides.high()));
  }

  /** Three figures that count, whole numbers from a hundred on and three decimals below a tenth. */
  static String number(double value) {
    if (!Double.isFinite(value)) {
      return "none";
    }
    if (Math.abs(value) >= 100) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    if (Math.abs(value) >= 10) {
      return String.format(Locale.ROOT, "%.1f", value);
    }
    return String.format(Locale.ROOT, value == 0 || Math.abs(value) >= 0.1 ? "%.2f" : "%.3f", value);
  }
}
