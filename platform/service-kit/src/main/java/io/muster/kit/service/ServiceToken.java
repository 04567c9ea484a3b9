package io.muster.kit.service;

import io.muster.kit.failure.Disposition;
import io.muster.kit.failure.Failure;
import io.muster.kit.secret.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** This service's own tokens; read from their files each time, since the platform renews them. */
@ApplicationScoped
public class ServiceToken {
  private final ServiceTokenConfig config;

  ServiceToken(ServiceTokenConfig config) {
    this.config = config;
  }

  /** There is no token for that service. */
  public static final class TokenMissing extends Failure {
    TokenMissing(String service, Throwable cause) {
      super("service-token-missing", Disposition.RETRY, "there is no token for " + service + ": see muster.service-tokens.token-dir", cause);
    }
  }

  /** The token that is meant for this service and no other. */
  public Secret meantFor(String service) {
    Path folder = config.tokenDir().orElseThrow(() -> new TokenMissing(service, null));
    try {
      return Secret.of(Files.readString(folder.resolve(service)).strip());
    } catch (IOException e) {
      throw new TokenMissing(service, e);
    }
  }
}
