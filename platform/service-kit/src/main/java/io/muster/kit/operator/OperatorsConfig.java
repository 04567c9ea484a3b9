package io.muster.kit.operator;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Who may operate Muster before anyone has been given a role. */
@ConfigMapping(prefix = "muster.operators")
public interface OperatorsConfig {
  /** The first administrator: the {@code oid} (Entra) or {@code sub} claim of that person. */
  Optional<String> firstAdministrator();

  /** A file with an API token ({@code muster_…}, at least 40 characters) that counts as an administrator's; for the installation, to be removed afterwards. */
  Optional<Path> firstTokenFile();

  /** The longest that an API token may hold. */
  @WithDefault("365d")
  Duration longestToken();
}
