package io.muster.bot.cloud;

import jakarta.inject.Singleton;

/** Knows the cloud of this installation. Read once, at start. */
@Singleton
public class Clouds {
  private final Cloud cloud;

  Clouds(CloudConfig config) {
    this.cloud = Cloud.of(config);
  }

  /** The cloud that this installation belongs to. */
  public Cloud own() {
    return cloud;
  }
}
