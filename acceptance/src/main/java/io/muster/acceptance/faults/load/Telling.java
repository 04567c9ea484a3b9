package io.muster.acceptance.faults.load;

import io.muster.acceptance.faults.schedule.RetryRule;
import io.muster.acceptance.faults.schedule.Schedule;
import io.muster.acceptance.faults.schedule.Story;
import io.muster.acceptance.faults.schedule.Story.Repeat;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/** Tells the stories of a schedule: each event at its time, and where the tool keeps to the order, after the one before it was taken or given up. */
public final class Telling {
  private final Schedule schedule;
  private final Stage stage;
  private final Courier courier;
  private final Instant began;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Queue<Future<?>> underWay = new ConcurrentLinkedQueue<>();

  /**
   * @param began the moment from which the schedule's times count
   */
  public Telling(Schedule schedule, Stage stage, Courier courier, Instant began) {
    this.schedule = schedule;
    this.stage = stage;
    this.courier = courier;
    this.began = began;
  }

  /** Begins; does not wait. */
  public void begin() {
    schedule.stories().forEach(story -> begin(() -> tell(story)));
    List<Duration> poison = schedule.poison();
    for (int i = 0; i < poison.size(); i++) {
      int number = i;
      begin(() -> poison(number, poison.get(number)));
    }
  }

  /** Waits until everything was told or given up. What goes wrong in telling itself is an error of the run. */
  public void finish() {
    try {
      // Whoever is waited for may begin others before it ends, which are then waited for as well.
      for (Future<?> next = underWay.poll(); next != null; next = underWay.poll()) {
        next.get(10, TimeUnit.MINUTES);
      }
      threads.shutdown();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("a story could not be told to its end", e);
    }
  }

  private void begin(Runnable work) {
    underWay.add(threads.submit(work));
  }

  private void tell(Story story) {
    Instant created = began.plus(story.steps().getFirst().at()).plus(story.clock());
    for (Story.Step step : story.steps()) {
      await(step.at());
      byte[] body = Webhooks.of(story, step, stage.account(), began.plus(step.at()).plus(story.clock()), created);
      if (step.repeat() == Repeat.AT_ONCE) {
        begin(() -> deliver(story, step, webhook(story, step), body));
      }
      Runnable telling =
          () -> {
            deliver(story, step, webhook(story, step), body);
            repeatLater(story, step, body);
          };
      if (story.rule().inOrder()) {
        telling.run();
      } else {
        begin(telling);
      }
    }
  }

  private void repeatLater(Story story, Story.Step step, byte[] body) {
    if (step.repeat() == Repeat.LATER || step.repeat() == Repeat.ANOTHER_SUBSCRIPTION) {
      String webhook = step.repeat() == Repeat.LATER ? webhook(story, step) : webhook(story, step) + "-other";
      begin(
          () -> {
            LockSupport.parkNanos(Duration.ofMillis(1_500 + 700L * step.number()).toNanos());
            deliver(story, step, webhook, body);
          });
    }
  }

  private void deliver(Story story, Story.Step step, String webhook, byte[] body) {
    courier.deliver(story.rule(), webhook, story.id(), step.number(), body);
  }

  /** Signed rightly, and no event: cut off, of a wrong form, or not JSON at all. */
  private void poison(int number, Duration at) {
    await(at);
    String webhook = "poison-" + schedule.seed() + "-" + number;
    String text =
        switch (number % 3) {
          case 0 -> "{\"event\":{\"id\":\"" + webhook + "\",\"event_type\":\"incident.triggered\"";
          case 1 -> "{\"event\":{\"id\":\"" + webhook + "\",\"event_type\":\"incident.triggered\",\"occurred_at\":\"yesterday\",\"data\":{\"type\":\"incident\",\"id\":7}}}";
          default -> "this is no JSON: " + webhook;
        };
    courier.deliver(RetryRule.of(number), webhook, "", number, text.getBytes(StandardCharsets.UTF_8));
  }

  private static String webhook(Story story, Story.Step step) {
    return "webhook-" + story.id() + "-" + step.number();
  }

  private void await(Duration at) {
    LockSupport.parkNanos(Math.max(0, Duration.between(Instant.now(), began.plus(at)).toNanos()));
  }
}
