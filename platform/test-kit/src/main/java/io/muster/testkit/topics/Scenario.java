package io.muster.testkit.topics;

import io.muster.testkit.infrastructure.TestServers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One sentence of a service test: what is given, the one thing that happens, and what is then on the topics, and nothing else.
 *
 * <pre>{@code
 * try (var scenario = Scenario.watching(Topics.INGEST_EVENTS, Topics.MAPPING_COMMANDS)) {
 *   scenario
 *       .given(() -> senders.register("pagerduty"))
 *       .when(() -> scenario.writer().write(Topics.INGEST_COMMANDS, command));
 *   var triggered = scenario.then(Topics.INGEST_EVENTS).await(IncidentEvent.Triggered.class);
 *   scenario.andNothingElse();
 * }
 * }</pre>
 */
public final class Scenario implements AutoCloseable {
  private final String kafka;
  private final String[] topics;
  private final TopicWriter writer;
  private final Map<String, TopicRecorder> recorders = new LinkedHashMap<>();

  private Scenario(String kafka, String... topics) {
    this.kafka = kafka;
    this.topics = topics;
    this.writer = TopicWriter.to(kafka);
  }

  /** A scenario on this build's Kafka that explains everything that happens on these topics. */
  public static Scenario watching(String... topics) {
    return new Scenario(TestServers.shared().kafka(), topics);
  }

  /** Brings about what the scenario starts from; what it leaves on the topics until {@link #when} is not recorded. */
  public Scenario given(Step step) {
    requireNotHappened();
    step.perform();
    return this;
  }

  /** The one thing that happens. Recording starts right before it, when everything that was said earlier is on its topic. */
  public Scenario when(Step step) {
    requireNotHappened();
    SettledOutbox.await(TestServers.shared());
    for (String topic : topics) {
      recorders.put(topic, TopicRecorder.fromNow(kafka, topic));
    }
    step.perform();
    return this;
  }

  /** What came on one of the watched topics since {@link #when}. */
  public TopicRecorder then(String topic) {
    TopicRecorder recorder = recorders.get(topic);
    if (recorder == null) {
      throw new IllegalStateException(recorders.isEmpty() ? "nothing has happened yet: when() is missing" : topic + " is not watched");
    }
    return recorder;
  }

  /** Fails if any watched topic holds, or gets within half a second, a record that was not awaited. */
  public void andNothingElse() {
    Duration once = Duration.ofMillis(500);
    for (TopicRecorder recorder : recorders.values()) {
      recorder.andNothingElse(once);
      once = Duration.ofMillis(1);
    }
  }

  /** Writes to any topic as another service would. */
  public TopicWriter writer() {
    return writer;
  }

  @Override
  public void close() {
    recorders.values().forEach(TopicRecorder::close);
    writer.close();
  }

  private void requireNotHappened() {
    if (!recorders.isEmpty()) {
      throw new IllegalStateException("a scenario has one when(), and every given() stands before it");
    }
  }

  /** Something to do that may fail in any way. */
  @FunctionalInterface
  public interface Step {
    /** Does it. */
    void run() throws Exception;

    private void perform() {
      try {
        run();
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
