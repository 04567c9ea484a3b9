package io.muster.graph.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.muster.contracts.incident.TenantId;
import io.muster.graph.MicrosoftCloud;
import io.muster.graph.organisation.OrganisationClient;
import io.muster.kit.failure.Disposition;
import io.muster.kit.http.TrustConfig;
import io.muster.kit.secret.Secret;
import io.muster.testkit.time.MutableClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EntraTokenClientTest {
  private static MicrosoftCloud microsoft;

  @BeforeAll
  static void start() {
    microsoft = MicrosoftCloud.start();
  }

  @AfterAll
  static void stop() {
    microsoft.close();
  }

  @Test
  void a_token_names_what_the_tenant_has_consented_to_and_graph_takes_it() {
    GraphToken token = client(MicrosoftCloud.CLIENT_SECRET).token(new TenantId(MicrosoftCloud.WORKS));
    assertThat(token.permissions()).containsExactly("Chat.Create", "Organization.Read.All");
    assertThat(new OrganisationClient(config(microsoft.entra().address()), trusted()).name(token)).contains("Contoso");
    assertThat(token.toString()).doesNotContain(token.text());
  }

  @Test
  void a_token_is_asked_for_once_while_it_is_good_and_anew_for_a_check() {
    EntraTokenClient client = client(MicrosoftCloud.CLIENT_SECRET);
    var tenant = new TenantId(MicrosoftCloud.WORKS);
    String first = client.token(tenant).text();
    assertThat(client.token(tenant).text()).isEqualTo(first);
    assertThat(client.freshToken(tenant).text()).isNotEqualTo(first);
  }

  @Test
  void a_token_is_asked_for_anew_before_it_runs_out() {
    var clock = MutableClock.at(Instant.now());
    var client = new EntraTokenClient(config(microsoft.entra().address()), app(Optional.of(MicrosoftCloud.CLIENT_SECRET)), trusted(), clock);
    var tenant = new TenantId(MicrosoftCloud.WORKS);
    String first = client.token(tenant).text();
    clock.advance(Duration.ofMinutes(54));
    assertThat(client.token(tenant).text()).isEqualTo(first);
    clock.advance(Duration.ofMinutes(2));
    assertThat(client.token(tenant).text()).isNotEqualTo(first);
  }

  @ParameterizedTest
  @CsvSource({
    MicrosoftCloud.UNKNOWN + ", UNKNOWN_TENANT",
    MicrosoftCloud.NOT_CONSENTED + ", CONSENT_MISSING",
  })
  void a_tenant_that_refuses_is_told_apart_by_its_reason(String tenant, GraphReason reason) {
    assertThatThrownBy(() -> client(MicrosoftCloud.CLIENT_SECRET).token(new TenantId(tenant)))
        .asInstanceOf(type(GraphFailure.class))
        .satisfies(failure -> assertThat(failure.why()).isEqualTo(reason))
        .satisfies(failure -> assertThat(failure.disposition()).isEqualTo(Disposition.GIVE_UP));
  }

  @Test
  void a_wrong_secret_is_told_as_such_and_never_written() {
    assertThatThrownBy(() -> client("not-the-secret").token(new TenantId(MicrosoftCloud.WORKS)))
        .asInstanceOf(type(GraphFailure.class))
        .satisfies(failure -> assertThat(failure.why()).isEqualTo(GraphReason.BAD_SECRET))
        .satisfies(failure -> assertThat(failure.getMessage()).contains("AADSTS7000215").doesNotContain("not-the-secret"));
  }

  @Test
  void a_sign_in_host_that_is_away_may_come_back() throws IOException {
    String nobody;
    try (var port = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      nobody = "https://localhost:" + port.getLocalPort();
    }
    var client = new EntraTokenClient(config(nobody), app(Optional.of(MicrosoftCloud.CLIENT_SECRET)), trusted(), Clock.systemUTC());
    assertThatThrownBy(() -> client.token(new TenantId(MicrosoftCloud.WORKS)))
        .asInstanceOf(type(GraphFailure.class))
        .satisfies(failure -> assertThat(failure.why()).isEqualTo(GraphReason.UNREACHABLE))
        .satisfies(failure -> assertThat(failure.disposition()).isEqualTo(Disposition.RETRY));
  }

  @Test
  void a_sign_in_host_with_a_certificate_that_nobody_vouches_for_is_not_trusted() {
    TrustConfig systemOnly = Optional::empty;
    var client = new EntraTokenClient(config(microsoft.entra().address()), app(Optional.of(MicrosoftCloud.CLIENT_SECRET)), new TrustedHosts(systemOnly), Clock.systemUTC());
    assertThatThrownBy(() -> client.token(new TenantId(MicrosoftCloud.WORKS)))
        .asInstanceOf(type(GraphFailure.class))
        .satisfies(failure -> assertThat(failure.why()).isEqualTo(GraphReason.UNREACHABLE))
        .satisfies(failure -> assertThat(failure).hasStackTraceContaining("PKIX"));
  }

  @Test
  void without_a_configured_app_nothing_is_asked() {
    var client = new EntraTokenClient(config(microsoft.entra().address()), app(Optional.empty()), trusted(), Clock.systemUTC());
    assertThatThrownBy(() -> client.token(new TenantId(MicrosoftCloud.WORKS)))
        .asInstanceOf(type(GraphFailure.class))
        .satisfies(failure -> assertThat(failure.why()).isEqualTo(GraphReason.NOT_CONFIGURED));
  }

  private static EntraTokenClient client(String secret) {
    return new EntraTokenClient(config(microsoft.entra().address()), app(Optional.of(secret)), trusted(), Clock.systemUTC());
  }

  private static TrustedHosts trusted() {
    Path authority = microsoft.authority();
    return new TrustedHosts(() -> Optional.of(authority));
  }

  private static GraphAppConfig app(Optional<String> secret) {
    return new GraphAppConfig() {
      @Override
      public Optional<String> clientId() {
        return Optional.of(MicrosoftCloud.CLIENT_ID);
      }

      @Override
      public Optional<Secret> clientSecret() {
        return secret.map(Secret::of);
      }
    };
  }

  private static CloudConfig config(String login) {
    return new CloudConfig() {
      @Override
      public Cloud.Name name() {
        return Cloud.Name.PUBLIC;
      }

      @Override
      public Optional<URI> loginAddress() {
        return Optional.of(URI.create(login));
      }

      @Override
      public Optional<URI> graphAddress() {
        return Optional.of(URI.create(microsoft.graph().address()));
      }

      @Override
      public Duration timeout() {
        return Duration.ofSeconds(5);
      }
    };
  }
}
