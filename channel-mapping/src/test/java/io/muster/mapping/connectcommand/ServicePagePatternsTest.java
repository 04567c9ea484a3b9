package io.muster.mapping.connectcommand;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.incident.AccountId;
import io.muster.mapping.connectcommand.ServicePagePatterns.ToolPages;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ServicePagesTest {
  private static final ServicePagePatterns PAGES =
      new ServicePagePatterns(
          List.of(
              new ToolPages("acme", List.of("https://{account}.acme.example/services/{service}", "https://{account}.acme.example/service-directory/{service}")),
              new ToolPages("other", List.of("https://app.other.example/{account}/catalog/{service}"))));
  private static final ServiceAddress PAYMENTS = new ServiceAddress(new AccountId("acme", "north"), "P1");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://north.acme.example/services/P1",
        "https://north.acme.example/service-directory/P1",
        "https://NORTH.acme.EXAMPLE/services/P1",
        "HTTPS://north.acme.example/services/P1/",
        "https://north.acme.example/services/P1/activity?since=1#top",
        "  <https://north.acme.example/services/P1> ",
      })
  void any_page_of_a_service_is_understood(String address) {
    assertThat(PAGES.read(address)).containsExactly(PAYMENTS);
  }

  @Test
  void the_account_may_stand_in_the_path() {
    assertThat(PAGES.read("https://app.other.example/south/catalog/billing")).containsExactly(new ServiceAddress(new AccountId("other", "south"), "billing"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "payments",
        "https://north.acme.example/incidents/Q1",
        "https://north.acme.example/services/",
        "http://north.acme.example/services/P1",
        "https://north.acme.example.evil.test/services/P1",
        "https://evil.test/north.acme.example/services/P1",
        "https://user@north.acme.example/services/P1",
        "https://evil.test/?https://north.acme.example/services/P1",
        "https://north.acme.example /services/P1",
      })
  void anything_else_is_not(String address) {
    assertThat(PAGES.read(address)).isEmpty();
  }

  @Test
  void a_pattern_without_a_service_fits_nothing() {
    var broken = new ServicePagePatterns(List.of(new ToolPages("acme", List.of("https://{account}.acme.example/"))));
    assertThat(broken.read("https://north.acme.example/")).isEmpty();
  }
}
