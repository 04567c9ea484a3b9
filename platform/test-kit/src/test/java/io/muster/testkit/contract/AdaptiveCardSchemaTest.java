package io.muster.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("conformance")
class AdaptiveCardSchemaTest {
  private static final String CARD =
      """
      {"type":"AdaptiveCard","version":"1.5","msteams":{"width":"Full"},
       "refresh":{"action":{"type":"Action.Execute","verb":"refresh"},"userIds":["29:1"]},
       "body":[{"type":"TextBlock","text":"Checkout is slow","wrap":true}],
       "actions":[{"type":"Action.Execute","title":"Acknowledge","verb":"act","data":{"offer":"1"}}]}
      """;

  @Test
  void a_card_as_teams_takes_it_is_accepted() {
    assertThat(AdaptiveCardSchema.read().validate(CARD)).isEmpty();
  }

  @Test
  void a_misspelt_element_a_missing_text_and_a_wrong_type_are_refused() {
    var schema = AdaptiveCardSchema.read();
    assertThat(schema.validate(CARD.replace("TextBlock", "TextBlok"))).isNotEmpty();
    assertThat(schema.validate(CARD.replace("\"text\":\"Checkout is slow\",", ""))).isNotEmpty();
    assertThat(schema.validate(CARD.replace("\"wrap\":true", "\"wrap\":\"yes\""))).isNotEmpty();
    assertThat(schema.validate("not a card")).containsExactly(new Finding("card.not-json", "", "the card is not JSON"));
  }
}
