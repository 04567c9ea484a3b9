package io.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.bot.card.Examples;
import io.muster.kit.database.Database;
import io.muster.standins.teams.Fault;
import io.muster.standins.teams.Operation;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.sqlclient.Row;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A replica that was held up during its call, so that another one has the conversation when the answer comes. */
@QuarkusTest
@BotService
class LostTurnTest {
  private static final Duration HELD_UP = Duration.ofSeconds(2);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  TeamsCloud cloud;
  @Inject Database database;
  private final UUID another = UUID.randomUUID();
  private BotJourney journey;

  @BeforeEach
  void a_channel() {
    journey = new BotJourney(cloud);
  }

  @AfterEach
  void nothing_goes_wrong_any_more() {
    cloud.teams().faults().clear();
  }

  @Test
  void what_teams_did_is_written_and_the_turn_of_the_other_is_left_alone() {
    whileTheCallIsSlow(Fault.Kind.DELAY);
    await().atMost(PATIENCE).until(() -> card().getString("life").equals("POSTED"));
    assertThat(conversation().getUUID("lease_owner")).isEqualTo(another);
    assertThat(conversation().getValue("due_at")).as("the other looks again").isNotNull();

    theOtherGivesItBack();
    await().atMost(PATIENCE).until(() -> conversation().getValue("due_at") == null);
    assertThat(journey.cards()).hasSize(1);
    assertThat(journey.calls(Operation.SEND)).hasSize(1);
  }

  @Test
  void a_failure_adds_nothing_to_what_was_written_before_the_call() {
    whileTheCallIsSlow(Fault.Kind.REFUSE);
    await().atMost(PATIENCE).until(() -> outcome().filter("message-too-large"::equals).isPresent());
    assertThat(card().getString("life")).isEqualTo("POSTING");
    assertThat(conversation().getUUID("lease_owner")).isEqualTo(another);
    assertThat(conversation().getInteger("failures")).isZero();

    theOtherGivesItBack();
    journey.awaitCard();
    assertThat(journey.cards()).hasSize(1);
  }

  private void whileTheCallIsSlow(Fault.Kind kind) {
    journey.next(new Fault(Optional.of(Operation.SEND), Optional.empty(), kind, 413, "MessageSizeTooBig", Optional.empty(), HELD_UP, 1));
    journey.show(Examples.triggered(), 7);
    await().atMost(PATIENCE).until(() -> find("select 1 from conversation where tenant = $1 and id = $2 and lease_owner is not null").isPresent());
    database.run(tx -> tx.update("update conversation set lease_owner = $3, lease_until = clock_timestamp() + interval '1 minute' where tenant = $1 and id = $2",
        journey.conversation.tenant().value(), journey.conversation.value(), another));
  }

  private void theOtherGivesItBack() {
    database.run(tx -> tx.update("update conversation set lease_owner = null, lease_until = null, due_at = clock_timestamp() where tenant = $1 and id = $2",
        journey.conversation.tenant().value(), journey.conversation.value()));
  }

  private Row conversation() {
    return find("select lease_owner, due_at, failures from conversation where tenant = $1 and id = $2").orElseThrow();
  }

  private Row card() {
    return find("select life from card where tenant = $1 and conversation = $2").orElseThrow();
  }

  private Optional<String> outcome() {
    return find("select outcome from teams_call where card = (select id from card where tenant = $1 and conversation = $2)").map(row -> row.getString("outcome"));
  }

  private Optional<Row> find(String sql) {
    return database.alone(tx -> tx.row(sql, journey.conversation.tenant().value(), journey.conversation.value()));
  }
}
