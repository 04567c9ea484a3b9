package io.muster.acceptance.faults;

import io.muster.acceptance.faults.schedule.Cell;
import io.muster.acceptance.faults.schedule.Fault;
import io.muster.acceptance.faults.schedule.Schedule;
import io.muster.acceptance.faults.schedule.ScheduleDrawing;
import io.muster.acceptance.faults.schedule.Shape;
import io.muster.acceptance.faults.schedule.Target;
import io.muster.sandbox.process.SandboxFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/**
 * What {@code ./muster faults} is asked for.
 *
 * @param first the first seed, and how many from there
 * @param length of each run
 * @param kills when above 0: instead of drawn faults, so many kills of Kafka alone, then of PostgreSQL alone
 */
record Options(long first, int seeds, Duration length, int kills) {
  static final String HELP =
      """
      ./muster faults [--seeds N] [--seed S] [--minutes M]    N runs under drawn faults, from seed S on, of M minutes each; 20, 1 and 6 unless said
      ./muster faults --kills N [--seed S]                    N kills of Kafka alone and N of PostgreSQL alone, under load\
      """;
  private static final Duration BETWEEN_KILLS = Duration.ofSeconds(14);

  static Options parse(String... words) {
    Options options = new Options(1, 20, Duration.ofMinutes(6), 0);
    boolean oneSeed = false;
    for (int i = 0; i < words.length; i += 2) {
      if (i + 1 == words.length || !words[i + 1].matches("[0-9]{1,9}(\\.[0-9]+)?")) {
        throw new SandboxFailure("\"" + words[i] + "\" needs a number.", HELP, null);
      }
      double number = Double.parseDouble(words[i + 1]);
      switch (words[i]) {
        case "--seeds" -> {
          options = new Options(options.first(), (int) number, options.length(), options.kills());
          oneSeed = false;
        }
        case "--seed" -> {
          options = new Options((long) number, i == 0 && words.length <= 4 ? 1 : options.seeds(), options.length(), options.kills());
          oneSeed = words.length <= 4;
        }
        case "--minutes" -> options = new Options(options.first(), options.seeds(), Duration.ofMillis((long) (number * 60_000)), options.kills());
        case "--kills" -> options = new Options(options.first(), options.seeds(), options.length(), (int) number);
        default -> throw new SandboxFailure("There is no option " + words[i] + ".", HELP, null);
      }
    }
    return oneSeed && !List.of(words).contains("--seeds") ? new Options(options.first(), 1, options.length(), options.kills()) : options;
  }

  /** Every service is shown in as many channels as the usual plan says. */
  int shownIn() {
    return 0;
  }

  List<Schedule> schedules() {
    if (kills > 0) {
      return List.of(killing(Target.KAFKA, first), killing(Target.POSTGRESQL, first + 1));
    }
    return LongStream.range(first, first + seeds).mapToObj(seed -> ScheduleDrawing.of(seed, Shape.whole(length))).toList();
  }

  /** The words after {@code ./muster faults} that do the same again. */
  String replaying(Schedule schedule) {
    return kills > 0 ? "--kills " + kills + " --seed " + first : "--seed " + schedule.seed() + " --minutes " + schedule.shape().length().toMillis() / 60_000.0;
  }

  private Schedule killing(Target server, long seed) {
    Shape shape = new Shape(BETWEEN_KILLS.multipliedBy(kills + 1L), 60 * kills, 12, 4, 0, Duration.ofSeconds(1), Duration.ofSeconds(1));
    Schedule drawn = ScheduleDrawing.of(seed, shape);
    List<Schedule.Planned> faults = new ArrayList<>();
    for (int i = 1; i <= kills; i++) {
      faults.add(new Schedule.Planned(i, BETWEEN_KILLS.multipliedBy(i), new Fault.Death(server, Cell.How.KILL, Duration.ofSeconds(2))));
    }
    return new Schedule(seed, shape, 1, drawn.stories(), drawn.poison(), drawn.incidents(), faults);
  }
}
