package io.muster.kit.secret;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** The key ring with which this service seals what it keeps. */
@ConfigMapping(prefix = "muster.vault")
public interface VaultConfig {
  /** The file with the key ring; made by {@code KeyRings}. */
  Optional<Path> keysetFile();
}
