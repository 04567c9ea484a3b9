package io.muster.bot.press;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.bot.BotService;
import io.muster.bot.desired.CardLife;
import io.muster.bot.desired.CardRepository;
import io.muster.bot.desired.DesiredCard;
import io.muster.kit.database.Database;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What Teams refused is given up; what came while it was asked is not. */
@QuarkusTest
@BotService
class GivenUpCardTest {
  @Inject CardRepository cards;
  @Inject Database database;
  private PressedCard card;
  private DesiredCard sent;

  @BeforeEach
  void a_card_is_sent() {
    card = PressedCard.in(database);
    sent = database.alone(tx -> cards.find(tx, card.conversation, card.id)).orElseThrow();
  }

  @Test
  void as_it_was_sent_it_is_given_up() {
    write("POSTED", "a:1", 0);
    refuse("message-too-large");
    assertThat(life()).isEqualTo("ABANDONED");
  }

  @Test
  void one_that_stands_shows_what_came_meanwhile() {
    write("POSTED", "a:1", 1);
    refuse("message-too-large");
    assertThat(life()).isEqualTo("POSTED");
  }

  @Test
  void one_that_does_not_stand_yet_is_made_of_what_came_meanwhile() {
    write("POSTING", null, 1);
    refuse("message-too-large");
    assertThat(life()).isEqualTo("PLANNED");
  }

  @Test
  void one_that_may_stand_already_is_not_made_again_whatever_came() {
    write("POSTING", null, 1);
    refuse("ambiguous-create");
    assertThat(life()).isEqualTo("ABANDONED");
  }

  private void write(String life, String activity, int newer) {
    database.run(tx -> tx.update("update card set life = $2, activity_id = $3, revision = revision + $4 where id = $1", card.id, life, activity, newer));
  }

  private void refuse(String reason) {
    database.run(tx -> cards.life(tx, sent, new CardLife.Abandoned(reason)));
  }

  private String life() {
    return database.alone(tx -> tx.row("select life from card where id = $1", card.id)).orElseThrow().getString("life");
  }
}
