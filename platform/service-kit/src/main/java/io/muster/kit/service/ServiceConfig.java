package io.muster.kit.service;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** Who this service is. */
@ConfigMapping(prefix = "muster.service")
public interface ServiceConfig {
  /** The full name, as other services and the envelopes' source know it; the application's name. */
  @WithDefault("${quarkus.application.name}")
  String name();

  /** The short name in its topics: {@code ingest}, {@code mapping}, {@code bot}, {@code identity} or {@code graph}. */
  String room();
}
