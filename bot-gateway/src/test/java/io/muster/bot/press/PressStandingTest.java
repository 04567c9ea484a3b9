package io.muster.bot.press;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.identity.IdentityEvent.Remedy;
import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.incident.PersonId;
import io.muster.contracts.incident.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class PressStandingTest {
  private static final Instant AT = Instant.parse("2026-11-20T14:08:12Z");
  private static final TenantId TENANT = new TenantId("t");
  private static final Press.Came UNDER_WAY = new Press.Came.UnderWay();
  private static final Press.Came WAITS = new Press.Came.AwaitsLink(AT);
  private static final Press.Came ACCEPTED = new Press.Came.Accepted();
  private static final Press.Came DONE = new Press.Came.Done(false, "K. Moreau", AT);
  private static final Press.Came REFUSED = new Press.Came.Refused("No.", Remedy.NONE, false);
  private static final List<Press.Came> ALL = List.of(UNDER_WAY, WAITS, ACCEPTED, DONE, REFUSED);

  @Test
  void each_state_takes_what_may_come_after_it_and_nothing_else() {
    assertThat(taken(standing(UNDER_WAY, false))).containsExactly(WAITS, ACCEPTED, DONE, REFUSED);
    assertThat(taken(standing(WAITS, false))).containsExactly(ACCEPTED, DONE, REFUSED);
    assertThat(taken(standing(ACCEPTED, false))).containsExactly(DONE, REFUSED);
    assertThat(taken(standing(DONE, false))).isEmpty();
    assertThat(taken(standing(REFUSED, false))).isEmpty();
  }

  @Test
  void one_that_was_given_up_takes_only_how_it_ended() {
    assertThat(taken(standing(UNDER_WAY, true))).containsExactly(DONE, REFUSED);
  }

  @Test
  void what_came_of_it_is_what_the_next_is_held_against() {
    PressStanding done = standing(UNDER_WAY, true).after(DONE);
    assertThat(done.press().came()).isEqualTo(DONE);
    assertThat(done.lost()).isFalse();
    assertThat(done.late()).isTrue();
    assertThat(taken(done)).isEmpty();
  }

  private static List<Press.Came> taken(PressStanding standing) {
    return ALL.stream().filter(standing::takes).toList();
  }

  private static PressStanding standing(Press.Came came, boolean lost) {
    var press = new Press("p", new UUID(0, 1), new ConversationId(TENANT, "19:c"), new PersonId(TENANT, "moreau"), "K. Moreau", "acknowledge", "Acknowledge", 7, came, Optional.empty());
    return new PressStanding(press, lost, true);
  }
}
