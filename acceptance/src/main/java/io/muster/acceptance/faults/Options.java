package io.muster.acceptance.faults;

import io.muster.acceptance.faults.schedule.Schedule;
import io.muster.acceptance.faults.schedule.ScheduleDrawing;
import io.muster.acceptance.faults.schedule.Storm;
import io.muster.acceptance.faults.schedule.Target;
import io.muster.sandbox.process.SandboxFailure;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.LongStream;

/**
 * What {@code ./muster faults} is asked for.
 *
 * @param first the first seed, and how many from there
 * @param length of each run
 * @param kills when above 0: instead of drawn faults, so many kills of Kafka alone, then of PostgreSQL alone
 * @param storm when above 0: instead of faults, a storm of so many incidents
 * @param digest whether a storm is shown as one
 * @param restores when above 0: instead of drawn faults, so many runs in which PostgreSQL is lost and restored from an older copy
 * @param beside how many runs go on at the same time
 * @param resume whether seeds that have a verdict of an earlier run are not run again
 */
record Options(long first, int seeds, Duration length, int kills, int storm, boolean digest, int restores, int beside, boolean resume) {
  static final String HELP =
      """
      ./muster faults [--seeds N] [--seed S] [--minutes M]    N runs under drawn faults, from seed S on, of M minutes each; 20, 1 and 6 unless said
                    --beside N  so many of them at the same time; --resume 1  those with a verdict of an earlier run are not run again
      ./muster faults --kills N [--seed S]                    N kills of Kafka alone and N of PostgreSQL alone, under load
      ./muster faults --restores N [--seed S]                 N runs in which PostgreSQL is lost and restored from an older copy
      ./muster faults --storm N [--digest 0]                  N incidents of 6 events each in 60 s into 20 channels, 3 each; without the digest, to compare\
      """;
  private static final Set<String> KNOWN = Set.of("--seeds", "--seed", "--minutes", "--kills", "--storm", "--digest", "--restores", "--beside", "--resume");

  /** Reads the words; without {@code --seeds}, a named seed means that one only. */
  static Options parse(String... words) {
    Map<String, Double> said = new LinkedHashMap<>();
    for (int i = 0; i < words.length; i += 2) {
      if (!KNOWN.contains(words[i])) {
        throw new SandboxFailure("There is no option " + words[i] + ".", HELP, null);
      }
      if (i + 1 == words.length || !words[i + 1].matches("[0-9]{1,9}(\\.[0-9]+)?")) {
        throw new SandboxFailure(words[i] + " needs a number.", HELP, null);
      }
      said.put(words[i], Double.parseDouble(words[i + 1]));
    }
    double seeds = said.getOrDefault("--seeds", said.containsKey("--seed") ? 1.0 : 20.0);
    Duration length = Duration.ofMillis((long) (said.getOrDefault("--minutes", 6.0) * 60_000));
    return new Options(
        said.getOrDefault("--seed", 1.0).longValue(), (int) seeds, length, said.getOrDefault("--kills", 0.0).intValue(), said.getOrDefault("--storm", 0.0).intValue(), said.getOrDefault("--digest", 1.0) > 0,
        said.getOrDefault("--restores", 0.0).intValue(), Math.max(1, said.getOrDefault("--beside", 1.0).intValue()), said.getOrDefault("--resume", 0.0) > 0);
  }

  /** How many channels show each service; 0 for the usual plan. */
  int shownIn() {
    return storm > 0 ? wholeStorm().shownIn() : 0;
  }

  /** How long after the end everything must be right: without a digest, Teams' limits let 900 calls to a channel take seven minutes. */
  Duration patience() {
    return storm > 0 && !digest ? Duration.ofMinutes(9) : Duration.ofSeconds(120);
  }

  /** Settings of bot-gateway. */
  Map<String, String> ofTheBot() {
    return digest ? Map.of() : Map.of("muster.bot.storm.due-at-once", "1000000", "muster.bot.storm.started", "1000000");
  }

  /** How many calls to Teams a bridge without a plan would make; empty where there is no storm. */
  OptionalInt naiveCalls() {
    return storm > 0 ? OptionalInt.of(wholeStorm().naiveCalls()) : OptionalInt.empty();
  }

  private Storm wholeStorm() {
    return new Storm(storm, 6, Duration.ofSeconds(60), 20, 3);
  }

  List<Schedule> schedules() {
    if (storm > 0) {
      return List.of(wholeStorm().schedule(first));
    }
    if (kills > 0) {
      return List.of(OtherPlans.killing(Target.KAFKA, kills, first), OtherPlans.killing(Target.POSTGRESQL, kills, first + 1));
    }
    if (restores > 0) {
      return LongStream.range(first, first + restores).mapToObj(OtherPlans::restoring).toList();
    }
    return LongStream.range(first, first + seeds).mapToObj(seed -> ScheduleDrawing.whole(seed, length)).toList();
  }

  /** The words after {@code ./muster faults} that do the same again. */
  String replaying(Schedule schedule) {
    if (storm > 0) {
      return "--storm " + storm + (digest ? "" : " --digest 0") + " --seed " + first;
    }
    if (kills > 0) {
      return "--kills " + kills + " --seed " + first;
    }
    return restores > 0 ? "--restores 1 --seed " + schedule.seed() : "--seed " + schedule.seed() + " --minutes " + length.toMillis() / 60_000.0;
  }
}
