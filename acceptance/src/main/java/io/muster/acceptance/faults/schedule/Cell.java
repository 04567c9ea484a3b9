package io.muster.acceptance.faults.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A cell of the kill matrix: a service that dies at one step of its work.
 *
 * @param failpoint the step's name
 * @param how how it dies there
 * @param need what must happen for the step to be reached
 */
public record Cell(Target service, String failpoint, How how, Need need) {

  /** How a process ends. */
  public enum How {
    /** At once, as {@code kill -9} does. */
    KILL("kill -9"),
    /** In order, as SIGTERM does. */
    TERMINATE("SIGTERM");

    private final String word;

    How(String word) {
      this.word = word;
    }

    /** What people call it. */
    public String word() {
      return word;
    }
  }

  /** What must happen for a step to be reached. */
  public enum Need {
    /** The load that is there anyway. */
    LOAD,
    /** Nothing: it is passed while the service takes up its work. */
    START,
    /** A person presses a button. */
    PRESS,
    /** Kafka is away for some seconds. */
    KAFKA_AWAY,
    /** Teams asks for a pause. */
    THROTTLE,
    /** A person links an account. */
    LINK,
    /** An operator has the tenant checked. */
    CHECK,
    /** A mapping is made while incidents are open. */
    MAPPING,
    /** An operator has an account compared. */
    COMPARE,
    /** The tool's subscription is gone, and an incident ends meanwhile. */
    UNHEARD,
    /** A person presses a button after their token has run out. */
    REFRESH,
    /** The key ring has a newer key. */
    RESEAL
  }

  private record Step(Target service, String failpoint, Need need) {}

  /** In an order that gives each run several services. */
  private static final List<Step> STEPS =
      List.of(
          new Step(Target.INGEST, "ingest.after-auth", Need.LOAD),
          new Step(Target.BOT, "bot.desired-written", Need.LOAD),
          new Step(Target.MAPPING, "mapping.before-decide", Need.LOAD),
          new Step(Target.IDENTITY, "identity.before-action", Need.PRESS),
          new Step(Target.INGEST, "ingest.before-kafka-send", Need.LOAD),
          new Step(Target.BOT, "bot.before-post", Need.LOAD),
          new Step(Target.IDENTITY, "identity.during-refresh", Need.REFRESH),
          new Step(Target.MAPPING, "kit.consumer.rebalance", Need.START),
          new Step(Target.INGEST, "ingest.after-kafka-send", Need.LOAD),
          new Step(Target.BOT, "bot.after-post", Need.LOAD),
          new Step(Target.MAPPING, "mapping.before-commit", Need.LOAD),
          new Step(Target.IDENTITY, "identity.after-action", Need.PRESS),
          new Step(Target.INGEST, "ingest.after-kafka-ack", Need.LOAD),
          new Step(Target.BOT, "bot.before-put", Need.LOAD),
          new Step(Target.GRAPH, "graph.after-token", Need.CHECK),
          new Step(Target.IDENTITY, "identity.reconcile-page", Need.COMPARE),
          new Step(Target.INGEST, "ingest.while-spilling", Need.KAFKA_AWAY),
          new Step(Target.BOT, "bot.after-put", Need.LOAD),
          new Step(Target.MAPPING, "kit.outbox.after-send", Need.LOAD),
          new Step(Target.IDENTITY, "identity.after-subscription-made", Need.UNHEARD),
          new Step(Target.INGEST, "ingest.in-assembly", Need.LOAD),
          new Step(Target.BOT, "bot.token-fetch", Need.START),
          new Step(Target.MAPPING, "mapping.rule-reload", Need.MAPPING),
          new Step(Target.IDENTITY, "kit.outbox.after-send", Need.PRESS),
          new Step(Target.INGEST, "ingest.while-draining", Need.KAFKA_AWAY),
          new Step(Target.BOT, "bot.activity-proven", Need.PRESS),
          new Step(Target.MAPPING, "mapping.between-settling-pages", Need.MAPPING),
          new Step(Target.IDENTITY, "identity.after-reading", Need.UNHEARD),
          new Step(Target.INGEST, "kit.outbox.after-send", Need.LOAD),
          new Step(Target.BOT, "bot.press-committed", Need.PRESS),
          new Step(Target.GRAPH, "graph.before-outcome-stored", Need.CHECK),
          new Step(Target.IDENTITY, "identity.after-state-saved", Need.LINK),
          new Step(Target.INGEST, "ingest.reconcile-page", Need.COMPARE),
          new Step(Target.BOT, "kit.outbox.after-send", Need.PRESS),
          new Step(Target.IDENTITY, "identity.after-code-received", Need.LINK),
          new Step(Target.BOT, "bot.retry-after", Need.THROTTLE),
          new Step(Target.IDENTITY, "identity.after-reseal", Need.RESEAL),
          new Step(Target.BOT, "bot.jwks-refresh", Need.PRESS),
          new Step(Target.IDENTITY, "identity.after-exchange", Need.LINK),
          new Step(Target.BOT, "kit.consumer.rebalance", Need.START));

  /** Every cell: each step once with each way to die. */
  public static List<Cell> all() {
    List<Cell> cells = new ArrayList<>();
    for (How how : How.values()) {
      STEPS.forEach(step -> cells.add(new Cell(step.service(), step.failpoint(), how, step.need())));
    }
    return cells;
  }

  /** The names of all failpoints in the matrix. */
  public static Stream<String> failpoints() {
    return STEPS.stream().map(Step::failpoint).distinct();
  }

  /**
   * The cells of one seed: as many as asked for, so that consecutive seeds go through all of them. Each further pass is shifted by a seed: a cell that met one
   * replica meets two the next time.
   */
  public static List<Cell> of(long seed, int count) {
    List<Cell> cells = all();
    List<Cell> own = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long index = (seed - 1) * count + i;
      long pass = Math.floorDiv(index, (long) cells.size());
      own.add(cells.get((int) Math.floorMod(index + pass * count, (long) cells.size())));
    }
    return own;
  }

  /** Such as {@code bot.after-post kill -9}. */
  public String name() {
    return service.word() + " " + failpoint + " " + how.word();
  }
}
