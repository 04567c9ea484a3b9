package io.muster.testkit.topics;

import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Records one topic in the background, so that a test can say what came, one after the other, and then that nothing else did.
 *
 * <p>What a test has awaited is ticked off; {@link #andNothingElse} fails if anything is left or still comes.
 */
public final class TopicRecorder implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final String topic;
  private final RecordingThread thread;

  /** Everything that came and was not ticked off, in the order of arrival. Guarded by itself. */
  private final List<Recorded> unexplained = new ArrayList<>();

  private TopicRecorder(String topic, RecordingThread thread) {
    this.topic = topic;
    this.thread = thread;
    thread.recordTo(this::arrived);
  }

  /** Records a topic with everything that is in it already. */
  public static TopicRecorder fromTheBeginning(String bootstrapServers, String topic) {
    return new TopicRecorder(topic, RecordingThread.fromTheBeginning(bootstrapServers, topic));
  }

  /** Records what is written to a topic after this call. */
  public static TopicRecorder fromNow(String bootstrapServers, String topic) {
    return new TopicRecorder(topic, RecordingThread.fromNow(bootstrapServers, topic));
  }

  /** Waits for the next message of this type and ticks it off. Fails after 20 seconds, telling what came instead. */
  public <T extends Message> Envelope<T> await(Class<T> type) {
    return await(type, payload -> true);
  }

  /** Waits for the next message of this type that is as wanted, and ticks it off. Others stay to be explained. */
  public <T extends Message> Envelope<T> await(Class<T> type, Predicate<T> wanted) {
    return take(
        record -> record.as(type).filter(envelope -> wanted.test(envelope.payload())), "a " + type.getSimpleName(), PATIENCE);
  }

  /** Waits for one message of each of these types, in this order, ticks them off, and gives them back. */
  @SafeVarargs
  public final List<Envelope<? extends Message>> awaitInOrder(Class<? extends Message>... types) {
    var found = new ArrayList<Envelope<? extends Message>>();
    for (Class<? extends Message> type : types) {
      found.add(await(type));
    }
    return found;
  }

  /** Waits for the next record of any content that is as wanted, and ticks it off: for deletions and for what no reader understands. */
  public Recorded awaitRecord(Predicate<Recorded> wanted) {
    return take(record -> Optional.of(record).filter(wanted), "a record as wanted", PATIENCE);
  }

  /** Fails if anything came that the test did not await, or still comes within this time. */
  public void andNothingElse(Duration within) {
    long end = System.nanoTime() + within.toNanos();
    synchronized (unexplained) {
      while (unexplained.isEmpty() && remaining(end) > 0) {
        waitUntil(end);
      }
      if (!unexplained.isEmpty()) {
        throw new AssertionError("nothing else was to come on " + topic + ", but there was:\n" + listed());
      }
    }
  }

  /** {@link #andNothingElse(Duration)} within half a second. */
  public void andNothingElse() {
    andNothingElse(Duration.ofMillis(500));
  }

  /** What came so far and was not ticked off. */
  public List<Recorded> unexplained() {
    synchronized (unexplained) {
      return List.copyOf(unexplained);
    }
  }

  @Override
  public void close() {
    thread.close();
  }

  private <T> T take(Function<Recorded, Optional<T>> wanted, String what, Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    synchronized (unexplained) {
      while (true) {
        Optional<T> found = takePresent(wanted);
        if (found.isPresent()) {
          return found.get();
        }
        if (remaining(end) <= 0) {
          throw new AssertionError(what + " did not come on " + topic + " within " + patience + "; there was:\n" + listed());
        }
        waitUntil(end);
      }
    }
  }

  private <T> Optional<T> takePresent(Function<Recorded, Optional<T>> wanted) {
    for (Iterator<Recorded> each = unexplained.iterator(); each.hasNext(); ) {
      Optional<T> found = wanted.apply(each.next());
      if (found.isPresent()) {
        each.remove();
        return found;
      }
    }
    return Optional.empty();
  }

  private void arrived(Recorded record) {
    synchronized (unexplained) {
      unexplained.add(record);
      unexplained.notifyAll();
    }
  }

  private void waitUntil(long end) {
    try {
      unexplained.wait(Math.max(1, remaining(end)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting on " + topic, e);
    }
  }

  private static long remaining(long end) {
    return (end - System.nanoTime()) / 1_000_000;
  }

  private String listed() {
    return unexplained.isEmpty() ? "  nothing" : unexplained.stream().map(each -> "  " + each).collect(Collectors.joining("\n"));
  }
}
