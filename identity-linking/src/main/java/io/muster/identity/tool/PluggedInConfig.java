package io.muster.identity.tool;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which incident tools are known beside those that are built in. */
@ConfigMapping(prefix = "muster.identity.tool")
public interface PluggedInConfig {
  /**
   * Jars with further tools, comma-separated. Each names its classes in {@code META-INF/services/io.muster.identity.tool.PluggedInTool}. They run inside
   * this service with all its rights: only jars that you trust.
   */
  Optional<List<Path>> jars();

  /** What the tools in those jars must be told, by the tool's word and the setting's name, such as the address of its API. A tool sees its own only. */
  Map<String, Map<String, String>> settings();
}
