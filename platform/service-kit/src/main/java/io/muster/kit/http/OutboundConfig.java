package io.muster.kit.http;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How calls to other machines are bounded. */
@ConfigMapping(prefix = "muster.outbound")
public interface OutboundConfig {
  /** How long a connection may take to be made. */
  @WithDefault("3s")
  Duration connectTimeout();

  /** How long a call may take in all where the caller sets no timeout. */
  @WithDefault("10s")
  Duration timeout();

  /** How many bytes of an answer are read at most. */
  @WithDefault("4194304")
  long maxAnswerBytes();
}
