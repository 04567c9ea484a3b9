package io.muster.bot.cloud;

import io.muster.kit.secret.Secret;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The Microsoft cloud and the bots registered in it. */
@ConfigMapping(prefix = "muster.bot.cloud")
public interface CloudConfig {

  /** Who signs what Teams sends: the only issuer that is believed. */
  @WithDefault("https://api.botframework.com")
  String issuer();

  /** Where the issuer publishes its metadata, and with it the address of its keys. */
  @WithDefault("https://login.botframework.com/v1/.well-known/openidconfiguration")
  URI openidMetadataUrl();

  /** Where tokens for calls to Teams are fetched: the directory's sign-in address without a tenant. */
  @WithDefault("https://login.microsoftonline.com")
  URI loginEndpoint();

  /** The scope of a token for calls to Teams. */
  @WithDefault("https://api.botframework.com/.default")
  String tokenScope();

  /** The exact origins of Teams' connectors ({@code https://host[:port]}). Tokens are sent to these and nowhere else. */
  @WithDefault("https://smba.trafficmanager.net,https://smba.infra.gcc.teams.microsoft.com")
  List<String> connectorOrigins();

  /** Where a conversation is reached of which Teams has not told anything yet. Its origin must be among the connectors' origins. */
  @WithDefault("https://smba.trafficmanager.net/teams/")
  String proactiveServiceUrl();

  /** The bots, by a name of your own. */
  Map<String, Registration> registrations();

  /** How long signing keys are used before they are read again. */
  @WithDefault("PT12H")
  Duration keysFresh();

  /** How long signing keys are used when they cannot be read again. */
  @WithDefault("PT24H")
  Duration keysStale();

  /** How often at most the keys are read again because a token names one that is not known. */
  @WithDefault("PT5M")
  Duration keysRefreshPause();

  /** One bot. */
  interface Registration {

    /** The application (client) id, which is the bot's id. */
    String appId();

    /** The client secret. */
    Secret appSecret();

    /** The tenant whose token endpoint is asked: the home tenant of a single-tenant bot, {@code botframework.com} otherwise. */
    @WithDefault("botframework.com")
    String tokenTenant();
  }
}
