package io.muster.ingest.assembly;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How deliveries become incidents. */
@ConfigMapping(prefix = "muster.ingest.assembly")
public interface AssemblyConfig {
  /** How long to wait for an answer before a subject of which too little is known is asked for again. */
  @WithDefault("60s")
  Duration askAgainAfter();
}
