package io.muster.ingest.sender;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** How senders are set up. */
@ConfigMapping(prefix = "muster.ingest.sender")
public interface SenderConfig {
  /** The address under which incident tools reach this service; senders' addresses are made from it. */
  @WithDefault("http://localhost:${quarkus.http.port}")
  URI publicUrl();

  /** The address to which test deliveries are posted, such as the public one where that can be reached from here; this process itself otherwise. */
  Optional<URI> testUrl();

  /** How long a test waits for what comes of its delivery. */
  @WithDefault("8s")
  Duration testWithin();

  /** How often Muster looks for secrets of senders that are sealed with an older key. */
  @WithDefault("1h")
  String reseal();
}
