package io.muster.kit.service;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** How services prove to each other who they are. */
@ConfigMapping(prefix = "muster.service-tokens")
public interface ServiceTokenConfig {
  /** Who issues the tokens: the cluster, or the launcher. */
  Optional<String> issuer();

  /** Where the issuer's public keys are. */
  Optional<URI> jwksUrl();

  /** For whom tokens must be meant that this service accepts. */
  @WithDefault("${quarkus.application.name}")
  String audience();

  /** The subject in each service's tokens, such as {@code system:serviceaccount:muster:bot-gateway}. */
  Map<String, String> subjects();

  /** The folder with this service's own tokens, one file per service that they are meant for, renewed by the platform. */
  Optional<Path> tokenDir();
}
