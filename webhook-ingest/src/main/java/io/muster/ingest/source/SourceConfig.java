package io.muster.ingest.source;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Which incident tools are understood beside those that are built in. */
@ConfigMapping(prefix = "muster.ingest.source")
public interface SourceConfig {
  /**
   * Jars with further tools, comma-separated. Each names its classes in {@code META-INF/services/io.muster.ingest.source.IncidentSource}. They run inside
   * this service with all its rights: only jars that you trust.
   */
  Optional<List<Path>> jars();
}
