package io.muster.bench;

import io.muster.bench.frame.Effort;
import io.muster.sandbox.process.SandboxFailure;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What {@code ./muster bench} was asked for.
 *
 * @param help whether only what there is was asked for
 * @param names the benchmarks, empty for all
 * @param effort how long each takes its time
 * @param recorded whether the services' time is recorded
 * @param file where the JSON goes, instead of the usual place
 */
record Options(boolean help, List<String> names, Effort effort, boolean recorded, Optional<Path> file) {

  /** Reads the words after {@code bench}; a plain sentence where one is not understood. */
  static Options of(String... words) {
    List<String> names = new ArrayList<>();
    Effort effort = Effort.WHOLE;
    boolean help = false;
    boolean recorded = false;
    Optional<Path> file = Optional.empty();
    for (int i = 0; i < words.length; i++) {
      switch (words[i]) {
        case "--help", "-h" -> help = true;
        case "--quick" -> effort = Effort.QUICK;
        case "--glance" -> effort = Effort.GLANCE;
        case "--record" -> recorded = true;
        case "--json" -> {
          if (++i == words.length) {
            throw new SandboxFailure("--json needs a file.", "./muster bench --json figures.json", null);
          }
          file = Optional.of(Path.of(words[i]));
        }
        default -> {
          if (words[i].startsWith("-") || !Suite.names().contains(words[i])) {
            throw new SandboxFailure("There is no benchmark '" + words[i] + "'.", "There are: " + String.join(", ", Suite.names()) + "; and --quick, --glance, --record, --json <file>.", null);
          }
          names.add(words[i]);
        }
      }
    }
    return new Options(help, List.copyOf(names), effort, recorded, file);
  }
}
