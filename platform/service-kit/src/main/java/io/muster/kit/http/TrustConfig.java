package io.muster.kit.http;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Whom outbound TLS trusts besides the system's authorities. */
@ConfigMapping(prefix = "muster.trust")
public interface TrustConfig {
  /** A PEM file with one or more certificates of authorities. */
  Optional<Path> caFile();
}
