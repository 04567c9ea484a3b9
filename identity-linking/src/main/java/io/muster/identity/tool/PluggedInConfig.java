package io.muster.identity.tool;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Which incident tools are known beside those that are built in. */
@ConfigMapping(prefix = "muster.identity.tool")
public interface PluggedInConfig {
  /**
   * Jars with further tools, comma-separated. Each names its classes in {@code META-INF/services/io.muster.identity.tool.PluggedInTool}. They run inside
   * this service with all its rights: only jars that you trust.
   */
  Optional<List<Path>> jars();
}
