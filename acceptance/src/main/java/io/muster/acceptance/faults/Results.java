package io.muster.acceptance.faults;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import io.muster.acceptance.faults.schedule.Schedule;
import io.muster.acceptance.faults.verdict.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Verdicts of runs that are over, one file each, so that a proof of hours can be broken off and gone on with. */
final class Results {
  private static final ObjectMapper JSON =
      new ObjectMapper().registerModule(new SimpleModule().addSerializer(Duration.class, ToStringSerializer.instance).addDeserializer(Duration.class, new Written()));

  private final Path folder;

  /**
   * @param folder made when something is kept
   */
  Results(Path folder) {
    this.folder = folder;
  }

  void keep(Schedule schedule, Verdict verdict) {
    try {
      Files.createDirectories(folder);
      JSON.writeValue(file(schedule).toFile(), verdict);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The verdict of an earlier run of the same seed and length; empty when there is none. */
  Optional<Verdict> of(Schedule schedule) {
    try {
      return Files.exists(file(schedule)) ? Optional.of(JSON.readValue(file(schedule).toFile(), Verdict.class)) : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path file(Schedule schedule) {
    return folder.resolve("seed-" + schedule.seed() + "-of-" + schedule.shape().length().toSeconds() + "-s.json");
  }

  private static final class Written extends StdDeserializer<Duration> {
    private static final long serialVersionUID = 1;

    Written() {
      super(Duration.class);
    }

    @Override
    public Duration deserialize(JsonParser parser, DeserializationContext context) throws IOException {
      return Duration.parse(parser.getValueAsString());
    }
  }
}
