package io.muster.identity.web;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;

/** Where people's browsers find this service. */
@ConfigMapping(prefix = "muster.identity.web")
public interface WebConfig {
  /** The address of this service as people's browsers reach it; https, except on this machine alone. */
  @WithDefault("http://127.0.0.1:8084")
  URI publicUrl();

  /** Where "Back to Microsoft Teams" leads. */
  @WithDefault("https://teams.microsoft.com")
  URI teams();
}
