package io.muster.bench.frame;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a benchmark writes down while it runs. Not safe for several threads. */
public final class Findings {
  private final List<Figure> figures = new ArrayList<>();
  private final Map<String, List<Double>> rounds = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();

  /** A figure. */
  public void add(Figure figure) {
    figures.add(figure);
  }

  /** The raw rounds; where others took more than a twentieth of the machine during one, that is noted. */
  public void add(Rounds measured) {
    rounds.putAll(measured.all());
    noteForeign(measured.worstForeignShare(), "up to %.0f %% of the processors during a round");
  }

  /**
   * What others took of the machine while all of it was measured; from a twentieth on that is noted.
   *
   * @param share 0 to 1
   */
  public void foreign(double share) {
    noteForeign(share, "%.0f %% of the processors meanwhile");
  }

  private void noteForeign(double share, String what) {
    if (share > 0.05) {
      note("Others took " + what.formatted(100 * share) + ": the figures are worse than on a quiet machine, and wide.");
    }
  }

  /** That something was still growing faster when it began to count is noted. */
  public void steady(String what, boolean is) {
    if (!is) {
      note("It was measured before it ran steadily: " + what + ".");
    }
  }

  /** Something that must be known to read the figures. */
  public void note(String text) {
    notes.add(text);
  }

  /** Closes the book. */
  public Outcome outcome(String name, String says, Optional<String> failure, Duration took) {
    return new Outcome(name, says, List.copyOf(figures), Map.copyOf(rounds), List.copyOf(notes), failure, took);
  }
}
