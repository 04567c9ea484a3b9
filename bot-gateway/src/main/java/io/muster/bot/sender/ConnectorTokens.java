package io.muster.bot.sender;

import io.muster.bot.BotFailpoints;
import io.muster.bot.cloud.BotRegistration;
import io.muster.bot.cloud.Cloud;
import io.muster.bot.cloud.Clouds;
import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.OidcClients;
import io.quarkus.oidc.client.runtime.OidcClientConfig;
import io.quarkus.oidc.client.runtime.TokensHelper;
import io.quarkus.oidc.common.runtime.config.OidcClientCommonConfig.Credentials.Secret.Method;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Tokens for calls to Teams, one per bot and token tenant, fetched when needed and kept until shortly before they end. */
@ApplicationScoped
class ConnectorTokens {
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private record Source(OidcClient client, TokensHelper kept) {}

  private final OidcClients clients;
  private final Cloud cloud;
  private final OwnCertificateAuthority authority;
  private final Map<String, Source> sources = new ConcurrentHashMap<>();

  ConnectorTokens(OidcClients clients, Clouds clouds, OwnCertificateAuthority authority) {
    this.clients = clients;
    this.cloud = clouds.own();
    this.authority = authority;
  }

  /** A valid token; {@link ConnectorFailure.NotAuthorised} when none can be had. */
  String tokenOf(BotRegistration bot) {
    try {
      Source source = sources.computeIfAbsent(key(bot), key -> source(bot));
      return source.kept().getTokens(source.client()).await().atMost(PATIENCE).getAccessToken();
    } catch (RuntimeException e) {
      forget(bot);
      throw new ConnectorFailure.NotAuthorised("no token for the bot: " + e.getClass().getSimpleName());
    }
  }

  /** The next call fetches a new token. */
  void forget(BotRegistration bot) {
    sources.remove(key(bot));
  }

  private static String key(BotRegistration bot) {
    return bot.name() + "/" + bot.tokenTenant();
  }

  private Source source(BotRegistration bot) {
    BotFailpoints.TOKEN_FETCH.hit();
    String login = cloud.loginEndpoint().toString().replaceAll("/+$", "");
    var config = OidcClientConfig.builder()
        .id("connector-" + bot.name() + "-" + bot.tokenTenant())
        .authServerUrl(login + "/" + bot.tokenTenant())
        .discoveryEnabled(false)
        .tokenPath("/oauth2/v2.0/token")
        .clientId(bot.appId())
        .credentials().clientSecret(bot.appSecret().reveal(), Method.POST).end()
        .scopes(cloud.tokenScope())
        .accessTokenExpirySkew(Duration.ofMinutes(2));
    authority.name().ifPresent(name -> config.tlsConfigurationName(name));
    return new Source(clients.newClient(config.build()).await().atMost(PATIENCE), new TokensHelper());
  }
}
