package io.muster.acceptance.faults.load;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.acceptance.faults.schedule.Schedule;
import io.muster.sandbox.Machine;
import io.muster.sandbox.journey.Town;
import io.muster.sandbox.world.Teams;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/**
 * Incidents in the PagerDuty account itself: triggered and worked on there, and acknowledged by a person from the card. PagerDuty's stand-in delivers what happens,
 * with its own retries.
 */
public final class OwnIncidents {
  private static final Duration GLANCE = Duration.ofMillis(500);

  private final Schedule schedule;
  private final Machine machine;
  private final Town town;
  private final Stage stage;
  private final Instant began;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Triggered> triggered = new CopyOnWriteArrayList<>();
  private final List<Pressed> pressed = new CopyOnWriteArrayList<>();
  private final List<Future<?>> lives = new CopyOnWriteArrayList<>();

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
  public OwnIncidents(Schedule schedule, Machine machine, Town town, Stage stage, Instant began) {
    this.schedule = schedule;
    this.machine = machine;
    this.town = town;
    this.stage = stage;
    this.began = began;
  }

  /** Begins; does not wait. */
  public void begin() {
    List<Duration> moments = schedule.incidents();
    for (int i = 0; i < moments.size(); i++) {
      int number = i + 1;
      lives.add(threads.submit(() -> live(number, moments.get(number - 1))));
    }
  }

  /** Waits until everything was done that was meant to be. What goes wrong in doing it is an error of the run. */
  public void finish() {
    try {
      for (Future<?> life : lives) {
        life.get(5, TimeUnit.MINUTES);
      }
      threads.shutdown();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("an incident of the account could not be carried to its end", e);
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

  /** Triggers one more and waits for its card, which is then pressed where nothing else is shown: a person is there where a fault needs one. */
  public void press(String title) {
    trigger(title, Stage.PRESSED);
    acknowledgeFromCard(stage.pressing(), title, Instant.now().plusSeconds(20));
  }

  /** Triggers one more and waits until its card is there, or the time is over; the answer is its id. */
  public String shown(String title, Instant until) {
    String id = trigger(title, "P1");
    while (cards(town.channel(), title).isEmpty() && Instant.now().isBefore(until)) {
      LockSupport.parkNanos(GLANCE.toNanos());
    }
    return id;
  }

  private String trigger(String title, String priority) {
    String id = machine.pagerDuty().trigger(title, priority);
    triggered.add(new Triggered(id, title));
    return id;
  }

  private void live(int number, Duration at) {
    LockSupport.parkNanos(Math.max(0, Duration.between(Instant.now(), began.plus(at)).toNanos()));
    String title = "Own incident " + schedule.seed() + "n" + number + " end";
    String id = trigger(title, "P1");
    switch (number % 3) {
      case 0 -> {
        LockSupport.parkNanos(Duration.ofSeconds(2).toNanos());
        act(id, "acknowledge", Map.of("by", "tobi@acme.example.com"));
        LockSupport.parkNanos(Duration.ofSeconds(4).toNanos());
        act(id, "resolve", Map.of("by", "tobi@acme.example.com"));
      }
      case 1 -> acknowledgeFromCard(town.channel(), title, Instant.now().plusSeconds(60));
      default -> act(id, "note", Map.of("by", "tobi@acme.example.com", "content", "Looking at it"));
    }
  }

  /** A person whose page does not load does it again. */
  private void act(String id, String deed, Map<String, String> how) {
    for (int tries = 1; ; tries++) {
      try {
        machine.pagerDuty().act(id, deed, how);
        return;
      } catch (UncheckedIOException unanswered) {
        if (tries == 3) {
          throw unanswered;
        }
        LockSupport.parkNanos(GLANCE.toNanos());
      }
    }
  }

  /** What stands there; nothing where the machine is too busy to tell. */
  private List<Teams.Message> cards(String channel, String title) {
    try {
      return town.cards(channel, title);
    } catch (UncheckedIOException unanswered) {
      return List.of();
    }
  }

  private void acknowledgeFromCard(String channel, String title, Instant until) {
    while (Instant.now().isBefore(until)) {
      for (Teams.Message card : cards(channel, title)) {
        if (card.card().toString().contains("Acknowledge")) {
          Instant at = Instant.now();
          Optional<Boolean> answered = press(channel, card);
          if (answered.isPresent()) {
            pressed.add(new Pressed(title, at, Duration.between(at, Instant.now()), answered.get()));
            return;
          }
        }
      }
      LockSupport.parkNanos(GLANCE.toNanos());
    }
  }

  /** Whether there was an answer; a press that hangs until Teams itself gives up has none. Empty where the button went while Kim was looking. */
  private Optional<Boolean> press(String channel, Teams.Message card) {
    try {
      JsonNode press = machine.teams().press(town.kim(), channel, card.id(), "Acknowledge");
      return Optional.of(!press.path("answer").isMissingNode() && !press.path("answer").isNull());
    } catch (UncheckedIOException e) {
      return Optional.of(false);
    } catch (IllegalStateException refused) {
      if (!refused.getMessage().contains("No button") && !refused.getMessage().contains("sees no message")) {
        throw refused;
      }
      return Optional.empty();
    }
  }
}
