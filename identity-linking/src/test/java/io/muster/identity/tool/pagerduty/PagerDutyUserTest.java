package io.muster.identity.tool.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.contracts.identity.IdentityState.Rights;
import io.muster.identity.tool.ToolUser;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagerDutyUserTest {

  @ParameterizedTest
  @ValueSource(strings = {"owner", "admin", "user"})
  void whoever_may_edit_every_service_may_connect_every_service(String role) {
    assertThat(PagerDutyUser.rights(user(role))).isEqualTo(new Rights(true, List.of()));
  }

  @Test
  void a_responder_may_connect_the_services_of_the_own_teams() {
    assertThat(PagerDutyUser.rights(user("limited_user"))).isEqualTo(new Rights(false, List.of("T1")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"observer", "restricted_access", "read_only_user", "read_only_limited_user", "a role of tomorrow", ""})
  void whoever_only_looks_may_connect_nothing(String role) {
    assertThat(PagerDutyUser.rights(user(role))).isEqualTo(new Rights(false, List.of()));
  }

  @Test
  void the_account_is_the_subdomain_that_pagerduty_itself_wrote() {
    assertThat(user("user").account()).contains("globex");
  }

  private static ToolUser user(String role) {
    try {
      return PagerDutyUser.of(
          new ObjectMapper()
              .readTree(
                  "{\"id\":\"U1\",\"name\":\"Grace\",\"email\":\"grace@globex.example\",\"role\":\"%s\",\"html_url\":\"https://globex.eu.pagerduty.com/users/U1\",\"teams\":[{\"id\":\"T1\"}]}"
                      .formatted(role)));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
