package io.muster.bench.frame;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A whole run, for a file that another program reads.
 *
 * @param loadAfter the load averages at its end
 */
public record Report(Surroundings surroundings, String loadAfter, List<Outcome> outcomes) {
  private static final ObjectMapper JSON = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** Whether the command must fail. */
  public boolean bad() {
    return outcomes.stream().anyMatch(Outcome::bad);
  }

  /** Writes it; the folder is made. */
  public Path write(Path file) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      return Files.writeString(file, JSON.writeValueAsString(json()) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The run as JSON. */
  public ObjectNode json() {
    ObjectNode root = JSON.createObjectNode();
    ObjectNode around = root.putObject("surroundings");
    around.put("at", surroundings.at().toString()).put("commit", surroundings.commit()).put("effort", surroundings.effort().name()).put("cores", surroundings.cores());
    around.put("memoryMegabytes", surroundings.memoryMegabytes()).put("processor", surroundings.processor()).put("kernel", surroundings.kernel());
    around.put("loadBefore", surroundings.load()).put("loadAfter", loadAfter);
    surroundings.versions().forEach(around.putObject("versions")::put);
    ArrayNode all = root.putArray("benchmarks");
    outcomes.forEach(outcome -> write(outcome, all.addObject()));
    return root;
  }

  private static void write(Outcome outcome, ObjectNode to) {
    to.put("name", outcome.name()).put("says", outcome.says()).put("seconds", outcome.took().toMillis() / 1000.0);
    outcome.failure().ifPresent(why -> to.put("failure", why));
    ArrayNode figures = to.putArray("figures");
    outcome.figures().forEach(figure -> write(figure, figures.addObject()));
    ObjectNode rounds = to.putObject("rounds");
    outcome.rounds().forEach((name, values) -> values.forEach(rounds.withArray(name)::add));
    outcome.notes().forEach(to.putArray("notes")::add);
  }

  private static void write(Figure figure, ObjectNode to) {
    to.put("name", figure.name()).put("unit", figure.unit()).put("value", figure.value()).put("better", figure.better().name());
    figure.must().ifPresent(bar -> to.put("must", bar));
    figure.aim().ifPresent(bar -> to.put("aim", bar));
    to.put("verdict", figure.verdict().name());
    figure
        .against()
        .ifPresent(
            sides ->
                to.putObject("against")
                    .put("measured", sides.measured()).put("baseline", sides.baseline()).put("unit", sides.unit()).put("low", sides.low()).put("high", sides.high()));
  }
}
