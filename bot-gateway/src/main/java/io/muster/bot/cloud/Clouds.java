package io.muster.bot.cloud;

import jakarta.inject.Singleton;

/** Knows the cloud of this installation. Read once, at start. */
@Singleton
public class Clouds {
  private final Cloud cloud;

  Clouds(CloudConfig config, TenantsConfig tenants) {
    this.cloud = Cloud.of(config, tenants);
  }

  /** The cloud that this installation belongs to. */
  public Cloud own() {
    return cloud;
  }
}
