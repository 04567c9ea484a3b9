package io.muster.kit.secret;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** The keys with which services seal secrets for each other. */
@ConfigMapping(prefix = "muster.sealing")
public interface SealingConfig {
  /** The file with this service's private keys; made by {@code KeyRings}. */
  Optional<Path> privateKeysetFile();

  /** The folder with every service's public keys, one file {@code <room>.json} each. */
  Optional<Path> publicKeysetsDir();
}
