package io.muster.bot.why;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.bot.why.MappingWhyClient.Explanation;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WhyTextTest {
  @Test
  void without_a_card_the_incident_its_service_the_reason_and_the_command_to_write_are_named() {
    assertThat(WhyText.withoutCard(told("4711", "Checkout is slow", "https://blue.acme.example/services/S1", "connect"))).containsExactly(
        "**\\#4711 Checkout is slow** · service Payments has no card here.",
        "Why: This conversation shows neither its service nor its teams.",
        "To show this service's incidents here, write **connect** https://blue.acme.example/services/S1");
  }

  @Test
  void an_address_that_could_be_read_as_markup_is_described_and_never_shown() {
    assertThat(WhyText.withoutCard(told("4711", "Checkout is slow", "https://x.example/a)[click](https://evil.example", "disconnect")))
        .contains("To stop showing this service's incidents here, write **disconnect** and the address of the service's page");
  }

  @Test
  void where_nothing_helps_no_command_is_named() {
    assertThat(WhyText.withoutCard(told("", "", "", ""))).containsExactly("**It** · service Payments has no card here.", "Why: This conversation shows neither its service nor its teams.");
  }

  private static Explanation told(String number, String title, String page, String command) {
    return new Explanation("acme/north/incident/I1", "", false, "not-covered", "This conversation shows neither its service nor its teams.", number, title, "Payments", page, command);
  }
}
