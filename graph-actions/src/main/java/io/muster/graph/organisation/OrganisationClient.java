package io.muster.graph.organisation;

import com.microsoft.graph.models.Organization;
import com.microsoft.graph.serviceclient.GraphServiceClient;
import com.microsoft.kiota.ApiException;
import com.microsoft.kiota.authentication.AccessTokenProvider;
import com.microsoft.kiota.authentication.AllowedHostsValidator;
import com.microsoft.kiota.authentication.BaseBearerTokenAuthenticationProvider;
import io.muster.graph.cloud.Cloud;
import io.muster.graph.cloud.CloudConfig;
import io.muster.graph.cloud.GraphFailure;
import io.muster.graph.cloud.GraphReason;
import io.muster.graph.cloud.GraphToken;
import io.muster.graph.cloud.TrustedHosts;
import io.muster.kit.failure.Disposition;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import okhttp3.OkHttpClient;

/** Reads a tenant's organisation from Graph: one attempt, on the thread of the caller. */
@ApplicationScoped
public class OrganisationClient {
  private static final Duration SLOW_DOWN = Duration.ofSeconds(10);

  private final Cloud cloud;
  private final OkHttpClient http;

  public OrganisationClient(CloudConfig config, TrustedHosts trusted) {
    cloud = Cloud.of(config);
    // A bare client: Graph's own would repeat what was answered 503, four times, also where repeating makes a second chat.
    http =
        new OkHttpClient.Builder()
            .callTimeout(config.timeout())
            .retryOnConnectionFailure(false)
            .followRedirects(false)
            .sslSocketFactory(trusted.sockets(), trusted.manager())
            .build();
  }

  /** The organisation's display name, if Graph tells one. Fails with a {@link GraphFailure}. */
  public Optional<String> name(GraphToken token) {
    var graph = new GraphServiceClient(new BaseBearerTokenAuthenticationProvider(new OneToken(token)), http);
    graph.getRequestAdapter().setBaseUrl(cloud.graphV1());
    try {
      var answer = graph.organization().get(request -> request.queryParameters.select = new String[] {"id", "displayName"});
      return Optional.ofNullable(answer.getValue()).flatMap(all -> all.stream().findFirst()).map(Organization::getDisplayName);
    } catch (ApiException e) {
      throw failure(e);
    } catch (RuntimeException e) {
      throw GraphFailure.passing(GraphReason.UNREACHABLE, "Graph was not reached", e);
    }
  }

  private static GraphFailure failure(ApiException e) {
    int status = e.getResponseStatusCode();
    String text = "Graph answered " + status;
    return switch (status) {
      case 401, 403 -> new GraphFailure(GraphReason.PERMISSION_MISSING, Disposition.GIVE_UP, text, e);
      case 429 -> new GraphFailure(GraphReason.THROTTLED, Disposition.retryAfter(retryAfter(e)), text, e);
      default ->
          status >= 500 || status == 0
              ? GraphFailure.passing(GraphReason.UNREACHABLE, text, e)
              : new GraphFailure(GraphReason.REFUSED, Disposition.GIVE_UP, text, e);
    };
  }

  private static Duration retryAfter(ApiException e) {
    return e.getResponseHeaders().getOrDefault("Retry-After", java.util.Set.of()).stream()
        .filter(text -> text.matches("\\d{1,6}"))
        .findFirst()
        .map(text -> Duration.ofSeconds(Long.parseLong(text)))
        .orElse(SLOW_DOWN);
  }

  /** Gives the token to Graph's address and to no other. */
  private final class OneToken implements AccessTokenProvider {
    private final GraphToken token;
    private final AllowedHostsValidator hosts = new AllowedHostsValidator(cloud.graph().getHost());

    OneToken(GraphToken token) {
      this.token = token;
    }

    @Override
    public String getAuthorizationToken(URI address, Map<String, Object> context) {
      return hosts.isUrlHostValid(address) ? token.text() : "";
    }

    @Override
    public AllowedHostsValidator getAllowedHostsValidator() {
      return hosts;
    }
  }
}
