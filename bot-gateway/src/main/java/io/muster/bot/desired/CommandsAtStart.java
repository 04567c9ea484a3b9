package io.muster.bot.desired;

import io.muster.kit.messaging.Backlog;
import io.muster.kit.messaging.Backlogs;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * The commands that were waiting when this replica started. Until they are read, the cards in PostgreSQL may be older than those in Teams (after a restore), or
 * about to change again (after an outage): whoever draws them now sets a card back, or calls for nothing.
 */
@ApplicationScoped
public class CommandsAtStart {
  private static final Logger LOG = Logger.getLogger(CommandsAtStart.class);
  private static final long LOOK_AGAIN_MS = 100;

  /** A coordinator that has just started does not answer at once. */
  private static final Duration SILENCE = Duration.ofSeconds(6);

  private final BotCommandConsumer consumer;
  private final Backlogs backlogs;

  CommandsAtStart(BotCommandConsumer consumer, Backlogs backlogs) {
    this.consumer = consumer;
    this.backlogs = backlogs;
  }

  /**
   * Returns once they are read, the patience is over, or Kafka has not answered for six seconds: what PostgreSQL holds is then the best that is known.
   *
   * @param stopping ends the waiting when it is open
   */
  public void awaitRead(Duration patience, CountDownLatch stopping) throws InterruptedException {
    long begun = System.nanoTime();
    long answered = begun;
    try (Backlog backlog = backlogs.of(consumer)) {
      OptionalLong left = backlog.left();
      while (left.orElse(1) > 0 && !over(begun, patience) && !over(answered, SILENCE) && !stopping.await(LOOK_AGAIN_MS, TimeUnit.MILLISECONDS)) {
        left = backlog.left();
        answered = left.isPresent() ? System.nanoTime() : answered;
      }
      LOG.infof("The sender begins; commands of before that are not read yet: %s", left.isPresent() ? left.getAsLong() : "unknown, Kafka does not answer");
    }
  }

  private static boolean over(long since, Duration time) {
    return System.nanoTime() - since > time.toNanos();
  }
}
