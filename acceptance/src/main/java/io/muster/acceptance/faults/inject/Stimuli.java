package io.muster.acceptance.faults.inject;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.acceptance.faults.load.OwnIncidents;
import io.muster.acceptance.faults.load.Stage;
import io.muster.acceptance.faults.schedule.Cell;
import io.muster.acceptance.faults.schedule.Fault;
import io.muster.acceptance.faults.schedule.Target;
import io.muster.acceptance.faults.wire.WireState;
import io.muster.sandbox.Machine;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** What is done so that a fault meets its moment: answers of the vendors' clouds, people who press and link, operators who ask. */
public final class Stimuli {
  private final FaultyMachine machine;
  private final Stage stage;
  private final OwnIncidents incidents;
  private final String name;
  private final Identity identity;
  private final AtomicInteger made = new AtomicInteger();

  /**
   * @param name the run's, so that what is made for it can be told apart
   */
  public Stimuli(FaultyMachine machine, Stage stage, OwnIncidents incidents, String name) {
    this.machine = machine;
    this.stage = stage;
    this.incidents = incidents;
    this.name = name;
    this.identity = new Identity(machine, incidents);
  }

  String teamsWillAnswer(Fault.TeamsAnswers fault) {
    Map<String, Object> body = new HashMap<>(Map.of("kind", fault.kind(), "status", fault.status(), "code", fault.code(), "delayMillis", fault.delayMillis(), "times", fault.times()));
    fault.operation().ifPresent(operation -> body.put("operation", operation));
    fault.retryAfter().ifPresent(after -> body.put("retryAfter", after));
    send("POST", "/teams/control", "/faults", body);
    return "";
  }

  String toolWillAnswer(Fault.ToolAnswers fault) {
    send("POST", "/pagerduty/control", "/outages", Map.of("status", fault.status(), "calls", fault.calls()));
    return "";
  }

  void teamsAnswersAsItShould() {
    send("DELETE", "/teams/control", "/faults", null);
  }

  /** What must be so before the service that is to die at a cell's step starts. */
  void prepare(Cell cell) {
    if (cell.need() == Cell.Need.RESEAL) {
      identity.newerKey();
    }
  }

  /** Does what leads to a cell's step, again and again until the process is gone or patience is over. */
  void bringAbout(Cell cell, BooleanSupplier running) {
    Instant end = Instant.now().plus(patience(cell.need()));
    while (running.getAsBoolean() && Instant.now().isBefore(end)) {
      try {
        once(cell.need(), running);
      } catch (RuntimeException e) {
        // The process that is asked is to die of it, so an act that gets no answer is what was wanted; whether it died is seen from its exit.
      }
      LockSupport.parkNanos(Duration.ofMillis(300).toNanos());
    }
  }

  private static Duration patience(Cell.Need need) {
    return switch (need) {
      case LOAD, START, KAFKA_AWAY, THROTTLE -> Duration.ofSeconds(25);
      case PRESS, LINK, CHECK, MAPPING, REFRESH -> Duration.ofSeconds(45);
      case COMPARE, UNHEARD, RESEAL -> Duration.ofSeconds(75);
    };
  }

  private void once(Cell.Need need, BooleanSupplier running) {
    switch (need) {
      case LOAD, START, RESEAL -> { }
      case PRESS -> incidents.press(title("pressed"));
      case REFRESH -> {
        identity.tokensRunOut();
        incidents.press(title("pressed late"));
      }
      case COMPARE -> identity.compare(running);
      case UNHEARD -> identity.unheard(title("unheard of"), running);
      case THROTTLE -> {
        teamsWillAnswer(new Fault.TeamsAnswers("refuse", Optional.of("send"), 429, "ThrottledRequest", Optional.of("1"), 0, 2));
        LockSupport.parkNanos(Duration.ofSeconds(3).toNanos());
      }
      case KAFKA_AWAY -> {
        machine.wire(Target.KAFKA).become(new WireState.Cut());
        LockSupport.parkNanos(Duration.ofSeconds(4).toNanos());
        machine.wire(Target.KAFKA).become(new WireState.Sound());
        LockSupport.parkNanos(Duration.ofSeconds(4).toNanos());
      }
      case LINK -> machine.town().linkKim();
      case CHECK -> machine.town().api("graph-actions", "POST", "/api/tenants/" + machine.machine().microsoft().tenant() + "/check", Map.of());
      case MAPPING -> showMore();
    }
  }

  private String title(String what) {
    return "Own incident " + what + " " + name + "n" + made.incrementAndGet() + " end";
  }

  /** A service is shown in one more channel, its open incidents included, and the mapping is taken back. */
  private void showMore() {
    int n = made.incrementAndGet();
    Machine at = machine.machine();
    Map<String, Object> wanted = new HashMap<>(Map.of("tenant", at.microsoft().tenant(), "conversation", machine.town().channel(), "tool", "pagerduty", "account", stage.account()));
    wanted.putAll(Map.of("service", "PSRV%03d".formatted(n % stage.channels().size()), "name", "Service shown for a moment", "showOpen", true));
    JsonNode mapping = machine.town().api("channel-mapping", "POST", "/api/mappings", wanted);
    machine.town().api("channel-mapping", "DELETE", "/api/mappings/" + mapping.path("id").asText(), null);
  }

  private void send(String method, String where, String path, Object body) {
    Machine at = machine.machine();
    at.web().send(method, at.standInAddresses().at(where).asText() + path, body, Map.of()).expected(method + " " + path);
  }
}
