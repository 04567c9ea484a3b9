package io.muster.sandbox.page.live;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.sandbox.page.source.ControlSurface;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Follows the change feed of a stand-in for as long as it is open. A stand-in that is away is asked again until it is back. */
public final class ChangeFeed implements AutoCloseable {
  private static final Duration WITHIN = Duration.ofSeconds(20);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final ControlSurface standIn;
  private final Consumer<JsonNode> change;
  private final Runnable everything;
  private final Thread following;
  private long last;

  /**
   * @param change takes each change as the feed tells it
   * @param everything runs where changes were missed, so that all is to be read anew
   */
  public ChangeFeed(ControlSurface standIn, Consumer<JsonNode> change, Runnable everything) {
    this.standIn = standIn;
    this.change = change;
    this.everything = everything;
    this.following = Thread.ofVirtual().name("page-feed").unstarted(this::follow);
  }

  /** Begins to follow. */
  public void start() {
    following.start();
  }

  private void follow() {
    while (!Thread.currentThread().isInterrupted()) {
      try {
        take(standIn.get("/changes?after=" + last + "&within=" + WITHIN.toMillis()));
      } catch (RuntimeException e) {
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    }
  }

  private void take(JsonNode answer) {
    if (answer.path("reset").asBoolean()) {
      everything.run();
    }
    answer.path("changes").forEach(change);
    last = answer.path("last").asLong();
  }

  @Override
  public void close() {
    following.interrupt();
  }
}
