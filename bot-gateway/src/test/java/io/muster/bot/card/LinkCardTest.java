package io.muster.bot.card;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class LinkCardTest {

  @ParameterizedTest
  @ValueSource(strings = {"https://muster.example/link/x", "http://localhost:8084/link/x", "http://127.0.0.1:8084/link/x", "http://[::1]:8084/link/x"})
  void a_private_link_is_a_button_where_nobody_can_listen_in_between(String link) {
    assertThat(card(link)).contains("Action.OpenUrl", link);
  }

  @ParameterizedTest
  @ValueSource(strings = {"http://muster.example/link/x", "http://localhost.evil.example/link/x", "http://localhost@evil.example/link/x", "javascript:alert(1)"})
  void any_other_address_is_no_button(String link) {
    assertThat(card(link)).doesNotContain("Action.OpenUrl");
  }

  private static String card(String link) {
    return LinkCard.of("Acme", URI.create(link), false, Examples.NOW.plusSeconds(600), Examples.NOW).toString();
  }
}
