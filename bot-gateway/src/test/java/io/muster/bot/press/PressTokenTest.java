package io.muster.bot.press;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.incident.PersonId;
import io.muster.contracts.incident.SubjectId;
import io.muster.contracts.incident.TenantId;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PressTokenTest {
  private static final TenantId TENANT = new TenantId("t1");
  private static final SubjectId SUBJECT = SubjectId.incident(new AccountId("acme", "a1"), "I1");
  private static final PressToken.Place PLACE = new PressToken.Place(new ConversationId(TENANT, "19:c@thread.tacv2"), SUBJECT, "acknowledge");
  private static final UUID CARD = UUID.fromString("7f0d9bd6-3d3c-4b8b-9c2e-3d2f5a1b0c9d");

  private final PressToken tokens = new PressToken(new byte[32]);

  private PressToken.Claim claim(String token) {
    return PressToken.read(token).orElseThrow();
  }

  @Test
  void a_token_proves_its_own_place_and_tells_what_was_seen() {
    var claim = claim(tokens.seal(CARD, 7, Optional.empty(), PLACE));

    assertThat(claim.card()).isEqualTo(CARD);
    assertThat(claim.revision()).isEqualTo(7);
    assertThat(tokens.proves(claim, PLACE)).isTrue();
  }

  @Test
  void another_offer_conversation_tenant_or_subject_is_not_proven() {
    var claim = claim(tokens.seal(CARD, 7, Optional.empty(), PLACE));

    assertThat(tokens.proves(claim, new PressToken.Place(PLACE.conversation(), SUBJECT, "resolve"))).isFalse();
    assertThat(tokens.proves(claim, new PressToken.Place(new ConversationId(TENANT, "19:other"), SUBJECT, "acknowledge"))).isFalse();
    assertThat(tokens.proves(claim, new PressToken.Place(new ConversationId(new TenantId("t2"), "19:c@thread.tacv2"), SUBJECT, "acknowledge"))).isFalse();
    assertThat(tokens.proves(claim, new PressToken.Place(PLACE.conversation(), SubjectId.incident(SUBJECT.account(), "I2"), "acknowledge"))).isFalse();
  }

  @Test
  void a_changed_revision_card_or_dialog_is_not_proven() {
    String token = tokens.seal(CARD, 7, Optional.of("d1"), PLACE);

    assertThat(tokens.proves(claim(token), PLACE)).isTrue();
    assertThat(tokens.proves(claim(token.replace(".7.", ".8.")), PLACE)).isFalse();
    assertThat(tokens.proves(claim(token.replace(".d1.", ".d2.")), PLACE)).isFalse();
    assertThat(tokens.proves(claim(token.replace("7f0d9bd6", "7f0d9bd7")), PLACE)).isFalse();
  }

  @Test
  void another_key_proves_nothing() {
    byte[] other = new byte[32];
    other[0] = 1;

    assertThat(new PressToken(other).proves(claim(tokens.seal(CARD, 7, Optional.empty(), PLACE)), PLACE)).isFalse();
    assertThatThrownBy(() -> new PressToken(new byte[31])).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void what_never_was_a_token_is_not_read() {
    for (String text : new String[] {null, "", "1", "1.x.7..s", "2." + CARD + ".7..s", "1." + CARD + ".x..s", "1." + CARD + ".7..s.more", "x".repeat(1000)}) {
      assertThat(PressToken.read(text)).as(text).isEmpty();
    }
  }

  @Test
  void the_same_press_has_the_same_id_and_every_other_one_another() {
    var person = new PersonId(TENANT, "p1");
    String id = PressIdentity.of(SUBJECT, "acknowledge", 7, person, Optional.empty());

    assertThat(PressIdentity.of(SUBJECT, "acknowledge", 7, person, Optional.empty())).isEqualTo(id);
    assertThat(PressIdentity.of(SUBJECT, "resolve", 7, person, Optional.empty())).isNotEqualTo(id);
    assertThat(PressIdentity.of(SUBJECT, "acknowledge", 8, person, Optional.empty())).isNotEqualTo(id);
    assertThat(PressIdentity.of(SUBJECT, "acknowledge", 7, new PersonId(TENANT, "p2"), Optional.empty())).isNotEqualTo(id);
    assertThat(PressIdentity.of(SUBJECT, "acknowledge", 7, person, Optional.of("d1"))).isNotEqualTo(id);
    assertThat(PressIdentity.of(SUBJECT, "note", 9, person, Optional.of("d1"))).isEqualTo(PressIdentity.of(SUBJECT, "acknowledge", 7, person, Optional.of("d1")));
  }
}
