package io.muster.bot.storm;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** When incidents are too many for cards of their own. */
@ConfigMapping(prefix = "muster.bot.storm")
public interface StormConfig {

  /** More cards than this waiting to be created in a conversation are a storm; while one passes, no more than this wait at the same time. */
  @WithDefault("8")
  int dueAtOnce();

  /** More cards than this started in a conversation within {@link #within()} are a storm; while one passes, no more than this start in that time. */
  @WithDefault("20")
  int started();

  /** The time in which starts are counted. */
  @WithDefault("PT60S")
  Duration within();

  /** The digest is drawn again no sooner than this after the last time. */
  @WithDefault("PT3S")
  Duration redraw();

  /** Cards that stand go before the digest, until it has waited this long. */
  @WithDefault("PT4S")
  Duration patience();
}
