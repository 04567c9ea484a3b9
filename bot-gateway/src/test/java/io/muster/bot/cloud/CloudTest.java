package io.muster.bot.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.contracts.incident.TenantId;
import io.muster.kit.secret.Secret;
import java.net.URI;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CloudTest {
  private static final BotRegistration BOT = new BotRegistration("main", "app", Secret.of("s"), "botframework.com");

  private static Cloud cloud(Set<String> origins, List<BotRegistration> bots) {
    return new Cloud("https://api.botframework.com", URI.create("https://login.example/keys"), URI.create("https://login.example"), "scope", origins,
        "https://smba.trafficmanager.net/teams/", Set.of("AbC"), bots);
  }

  @Test
  void the_government_host_is_known_only_where_the_list_has_it() {
    assertThat(cloud(Set.of("https://smba.trafficmanager.net", "https://smba.infra.gcc.teams.microsoft.com"), List.of(BOT)).governmentServiceUrl())
        .contains("https://smba.infra.gcc.teams.microsoft.com/gcc/");
    assertThat(cloud(Set.of("https://smba.trafficmanager.net"), List.of(BOT)).governmentServiceUrl()).isEmpty();
  }

  @Test
  void a_tenant_is_allowed_in_any_case_of_its_letters_and_no_other_one_is() {
    Cloud cloud = cloud(Set.of("https://smba.trafficmanager.net"), List.of(BOT));

    assertThat(cloud.allows(new TenantId("aBc"))).isTrue();
    assertThat(cloud.allows(new TenantId("abcd"))).isFalse();
  }

  @Test
  void without_a_bot_the_configuration_is_refused_and_names_its_key() {
    assertThatThrownBy(() -> cloud(Set.of(), List.of())).hasMessageContaining("muster.bot.cloud.registrations");
  }
}
