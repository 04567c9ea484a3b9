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

  /** The raw rounds; where others took more than a twentieth of the machine, that is noted. */
  public void add(Rounds measured) {
    rounds.putAll(measured.all());
    double foreign = measured.worstForeignShare();
    if (foreign > 0.05) {
      note("Others took up to %.0f %% of the processors during a round: the figures are lower bounds, and wide.".formatted(100 * foreign));
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
