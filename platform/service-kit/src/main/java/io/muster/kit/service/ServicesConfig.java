package io.muster.kit.service;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithParentName;
import java.net.URI;
import java.util.Map;

/** Where the other services are. */
@ConfigMapping(prefix = "muster.services")
public interface ServicesConfig {
  /** By full name. */
  @WithParentName
  Map<String, Address> addresses();

  /** Where one service is. */
  interface Address {
    /** Its base address, without a path. */
    URI url();
  }
}
