package io.muster.graph.cloud;

import com.microsoft.aad.msal4j.ClientCredentialFactory;
import com.microsoft.aad.msal4j.ClientCredentialParameters;
import com.microsoft.aad.msal4j.ConfidentialClientApplication;
import com.microsoft.aad.msal4j.IAuthenticationResult;
import com.microsoft.aad.msal4j.MsalServiceException;
import com.microsoft.aad.msal4j.MsalThrottlingException;
import io.muster.contracts.incident.TenantId;
import io.muster.kit.secret.Secret;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.MalformedURLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;

/**
 * Gets tokens for Graph from Entra with Muster's own credential, one application per tenant. Tokens are kept here and not in msal4j's cache, which finds nothing
 * again for a sign-in host with a port (it writes under the host and looks under host and port).
 */
@ApplicationScoped
public class EntraTokenClient {
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int SERVER_ERROR = 500;
  private static final Duration EARLY = Duration.ofMinutes(5);

  private final Cloud cloud;
  private final CloudConfig config;
  private final GraphAppConfig app;
  private final TrustedHosts trusted;
  private final Clock clock;
  private final Map<TenantId, ConfidentialClientApplication> applications = new ConcurrentHashMap<>();
  private final Map<TenantId, Kept> kept = new ConcurrentHashMap<>();

  private record Kept(GraphToken token, Instant until) {}

  EntraTokenClient(CloudConfig config, GraphAppConfig app, TrustedHosts trusted, Clock clock) {
    this.cloud = Cloud.of(config);
    this.config = config;
    this.app = app;
    this.trusted = trusted;
    this.clock = clock;
  }

  /** A token for Graph in this tenant, from memory until five minutes before it runs out. Fails with a {@link GraphFailure}. */
  public GraphToken token(TenantId tenant) {
    Kept known = kept.get(tenant);
    return known != null && clock.instant().isBefore(known.until()) ? known.token() : freshToken(tenant);
  }

  /** A token that Entra has just given, so that what it says is so now. Fails with a {@link GraphFailure}. */
  public GraphToken freshToken(TenantId tenant) {
    ConfidentialClientApplication application = applications.computeIfAbsent(tenant, this::application);
    var wish = ClientCredentialParameters.builder(Set.of(cloud.everythingConsented())).skipCache(true).build();
    try {
      IAuthenticationResult answer = application.acquireToken(wish).get();
      var token = new GraphToken(answer.accessToken(), TokenRoles.of(answer.accessToken()));
      kept.put(tenant, new Kept(token, answer.expiresOnDate().toInstant().minus(EARLY)));
      return token;
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw GraphFailure.passing(GraphReason.UNREACHABLE, "interrupted while waiting for the sign-in host", e);
    }
  }

  private ConfidentialClientApplication application(TenantId tenant) {
    String clientId = app.clientId().orElseThrow(EntraTokenClient::notConfigured);
    String secret = app.clientSecret().map(Secret::reveal).orElseThrow(EntraTokenClient::notConfigured);
    try {
      return ConfidentialClientApplication.builder(clientId, ClientCredentialFactory.createFromSecret(secret))
          .authority(cloud.authorityOf(tenant.value()))
          // Only hosts that Microsoft publishes for the public cloud are known to its instance discovery.
          .instanceDiscovery(cloud.published())
          .sslSocketFactory(trusted.sockets())
          .connectTimeoutForDefaultHttpClient((int) config.timeout().toMillis())
          .readTimeoutForDefaultHttpClient((int) config.timeout().toMillis())
          .build();
    } catch (MalformedURLException e) {
      throw GraphFailure.lasting(GraphReason.UNKNOWN_TENANT, "the tenant's id makes no address");
    }
  }

  private static GraphFailure failure(Throwable cause) {
    if (cause instanceof MsalThrottlingException) {
      return GraphFailure.passing(GraphReason.THROTTLED, "the sign-in host asks us to slow down", cause);
    }
    if (cause instanceof MsalServiceException refused) {
      Integer status = refused.statusCode();
      if (status != null && status == TOO_MANY_REQUESTS) {
        return GraphFailure.passing(GraphReason.THROTTLED, "the sign-in host asks us to slow down", cause);
      }
      if (status != null && status >= SERVER_ERROR) {
        return GraphFailure.passing(GraphReason.UNREACHABLE, "the sign-in host answered " + status, cause);
      }
      return EntraRefusals.of(refused.getMessage(), cause);
    }
    return GraphFailure.passing(GraphReason.UNREACHABLE, "the sign-in host was not reached", cause);
  }

  private static GraphFailure notConfigured() {
    return GraphFailure.lasting(GraphReason.NOT_CONFIGURED, "the app registration is not configured");
  }
}
