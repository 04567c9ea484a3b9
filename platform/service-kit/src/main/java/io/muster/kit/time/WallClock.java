package io.muster.kit.time;

import io.quarkus.arc.DefaultBean;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/** The clock that everything asks; tests put another in its place. */
class WallClock {
  private static final Logger LOG = Logger.getLogger(WallClock.class);

  /**
   * @param offset how far this process's clock is off, for the proof that a wrong clock harms nothing; never set otherwise
   */
  @Produces
  @DefaultBean
  @Singleton
  Clock clock(@ConfigProperty(name = "muster.clock.offset") Optional<Duration> offset) {
    offset.ifPresent(off -> LOG.warnf("The clock of this process is off by %s: muster.clock.offset is set", off));
    return offset.map(off -> Clock.offset(Clock.systemUTC(), off)).orElseGet(Clock::systemUTC);
  }
}
