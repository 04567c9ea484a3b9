package io.muster.acceptance.faults.load;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.acceptance.faults.schedule.Schedule;
import io.muster.sandbox.Machine;
import io.muster.sandbox.journey.Town;
import io.muster.sandbox.world.Teams;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Incidents in the PagerDuty account itself: triggered and worked on there, and acknowledged by a person from the card. PagerDuty's stand-in delivers what happens,
 * with its own retries.
 */
public final class OwnIncidents {
  private final Schedule schedule;
  private final Machine machine;
  private final Town town;
  private final Instant began;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Triggered> triggered = new CopyOnWriteArrayList<>();
  private final List<Pressed> pressed = new CopyOnWriteArrayList<>();

  /** An incident of the account. */
  public record Triggered(String id, String title) {}

  /**
   * A button that was pressed.
   *
   * @param took until Teams had an answer
   * @param answered whether it had one
   */
  public record Pressed(String title, Instant at, Duration took, boolean answered) {}

  /** Incidents at the schedule's times. */
  public OwnIncidents(Schedule schedule, Machine machine, Town town, Instant began) {
    this.schedule = schedule;
    this.machine = machine;
    this.town = town;
    this.began = began;
  }

  /** Begins; does not wait. */
  public void begin() {
    List<Duration> moments = schedule.incidents();
    for (int i = 0; i < moments.size(); i++) {
      int number = i + 1;
      threads.submit(() -> live(number, moments.get(number - 1)));
    }
  }

  /** Waits until everything was done that was meant to be. */
  public void finish() {
    threads.shutdown();
    try {
      threads.awaitTermination(3, TimeUnit.MINUTES);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** All that were triggered. */
  public List<Triggered> triggered() {
    return List.copyOf(triggered);
  }

  /** All presses. */
  public List<Pressed> pressed() {
    return List.copyOf(pressed);
  }

  /** Triggers one more and waits for its card, which is then pressed: a person is there where a fault needs one. */
  public void press(String title) {
    triggered.add(new Triggered(machine.pagerDuty().trigger(title), title));
    acknowledgeFromCard(title, Instant.now().plusSeconds(20));
  }

  private void live(int number, Duration at) {
    LockSupport.parkNanos(Math.max(0, Duration.between(Instant.now(), began.plus(at)).toNanos()));
    String title = "Own incident " + schedule.seed() + "n" + number + " end";
    String id = machine.pagerDuty().trigger(title);
    triggered.add(new Triggered(id, title));
    switch (number % 3) {
      case 0 -> {
        LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
        machine.pagerDuty().act(id, "acknowledge", Map.of("by", "tobi@acme.example.com"));
        LockSupport.parkNanos(Duration.ofSeconds(4).toNanos());
        machine.pagerDuty().act(id, "resolve", Map.of("by", "tobi@acme.example.com"));
      }
      case 1 -> acknowledgeFromCard(title, Instant.now().plusSeconds(60));
      default -> machine.pagerDuty().act(id, "note", Map.of("by", "tobi@acme.example.com", "content", "Looking at it"));
    }
  }

  private void acknowledgeFromCard(String title, Instant until) {
    while (Instant.now().isBefore(until)) {
      for (Teams.Message card : town.cards(title)) {
        if (card.card().toString().contains("Acknowledge")) {
          Instant at = Instant.now();
          JsonNode press = machine.teams().press(town.kim(), town.channel(), card.id(), "Acknowledge");
          boolean answered = !press.path("answer").isMissingNode() && !press.path("answer").isNull();
          pressed.add(new Pressed(title, at, Duration.between(at, Instant.now()), answered));
          return;
        }
      }
      LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
    }
  }
}
