package io.muster.acceptance.faults.schedule;

import io.muster.acceptance.faults.schedule.Fault.TeamsAnswers;
import io.muster.acceptance.faults.wire.WireState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Draws single faults. */
final class FaultDrawing {
  private final Random random;
  private final Shape shape;

  FaultDrawing(Random random, Shape shape) {
    this.random = random;
    this.shape = shape;
  }

  Fault one() {
    return switch (random.nextInt(11)) {
      case 0 -> new Fault.Death(oneOf(Target.services()), oneOf(List.of(Cell.How.values())), Duration.ofMillis(random.nextInt(4_000)));
      case 1 -> new Fault.Freeze(oneOf(Target.services()), shape.freeze());
      case 2 -> new Fault.Death(Target.KAFKA, oneOf(List.of(Cell.How.values())), outage());
      case 3 -> new Fault.Death(Target.POSTGRESQL, oneOf(List.of(Cell.How.values())), outage());
      case 4 -> new Fault.Freeze(oneOf(Target.servers()), shape.freeze());
      case 5, 6 -> new Fault.BadWire(oneOf(Target.servers()), wire(), outage().dividedBy(2).plusSeconds(1));
      case 7, 8 -> teams();
      case 9 -> new Fault.WrongClock(oneOf(Target.services()), clock(), shape.freeze().multipliedBy(2));
      default -> random.nextInt(3) == 0 ? new Fault.ToolAnswers(oneOf(List.of(500, 429)), 1 + random.nextInt(6)) : teams();
    };
  }

  private Duration outage() {
    long longest = shape.outage().toMillis();
    // Long ones are rarer than short ones.
    double part = random.nextDouble();
    return Duration.ofMillis(1_000 + (long) (part * part * (longest - 1_000)));
  }

  /** At most as far off as signed tokens allow: five minutes. */
  private Duration clock() {
    int seconds = 60 + random.nextInt(210);
    return Duration.ofSeconds(random.nextBoolean() ? seconds : -seconds);
  }

  private WireState wire() {
    return switch (random.nextInt(4)) {
      case 0 -> new WireState.Slow(Duration.ofMillis(50 + random.nextInt(350)));
      case 1 -> new WireState.Cut();
      case 2 -> new WireState.Silent();
      default -> new WireState.Narrow(32 * 1024);
    };
  }

  private TeamsAnswers teams() {
    Optional<String> operation = oneOf(List.of(Optional.empty(), Optional.of("send"), Optional.of("update")));
    int times = 1 + random.nextInt(4);
    return switch (random.nextInt(14)) {
      case 0 -> refuse(operation, 429, "ThrottledRequest", Optional.of("3"), times);
      case 1 -> refuse(operation, 429, "ThrottledRequest", Optional.empty(), times);
      case 2 -> refuse(operation, 429, "ThrottledRequest", Optional.of("0"), times);
      case 3 -> refuse(operation, 429, "ThrottledRequest", Optional.of("soon"), times);
      case 4 -> refuse(operation, 412, "PreconditionFailed", Optional.empty(), times);
      case 5 -> refuse(operation, 502, "BadGateway", Optional.empty(), times);
      case 6 -> refuse(operation, 503, "ServiceUnavailable", Optional.of("2"), times);
      case 7 -> refuse(operation, 504, "GatewayTimeout", Optional.empty(), times);
      case 8 -> refuse(operation, 500, "ServiceError", Optional.empty(), 1);
      case 9 -> new TeamsAnswers("delay", operation, 0, "", Optional.empty(), 3_000, times);
      case 10 -> new TeamsAnswers("drop", operation, 0, "", Optional.empty(), 0, times);
      case 11 -> new TeamsAnswers("commit_then_fail", operation, 500, "ServiceError", Optional.empty(), 0, 1);
      case 12 -> new TeamsAnswers("commit_then_fail", operation, 504, "GatewayTimeout", Optional.empty(), 0, 1);
      default -> new TeamsAnswers("commit_then_drop", operation, 0, "", Optional.empty(), 0, 1);
    };
  }

  private static TeamsAnswers refuse(Optional<String> operation, int status, String code, Optional<String> retryAfter, int times) {
    return new TeamsAnswers("refuse", operation, status, code, retryAfter, 0, times);
  }

  private <T> T oneOf(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
