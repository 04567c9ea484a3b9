package io.muster.bot.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.bot.BotService;
import io.muster.contracts.bot.BotState;
import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.incident.TenantId;
import io.muster.kit.database.Database;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Two replicas hear of the same conversation. */
@QuarkusTest
@BotService
class ConversationRepositoryTest {
  @Inject ConversationRepository conversations;
  @Inject Database database;

  private final ConversationId id = new ConversationId(new TenantId(UUID.randomUUID().toString()), "19:" + UUID.randomUUID() + "@thread.tacv2");

  @Test
  void of_two_first_activities_at_once_the_second_waits_and_finds_what_the_first_told() {
    var second = new CompletableFuture<Conversation>();
    Conversation first = database.inTransaction(tx -> {
      Conversation remembered = conversations.remember(tx, told("Operations"));
      remember(told("Operations"), second);
      awaitThatItWaits();
      return remembered;
    });
    assertThat(second).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(first);
    assertThat(found()).isEqualTo(first);
  }

  @Test
  void of_two_that_tell_different_things_the_second_waits_and_adds_to_the_first() {
    var second = new CompletableFuture<Conversation>();
    database.run(tx -> conversations.remember(tx, told("An older name")));
    database.run(tx -> {
      conversations.remember(tx, told("An older name"));
      remember(told("Operations"), second);
      awaitThatItWaits();
    });
    assertThat(second).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(told("Operations"));
    assertThat(found()).isEqualTo(told("Operations"));
  }

  private Conversation found() {
    return database.read(tx -> conversations.find(tx, id)).orElseThrow();
  }

  private void remember(Conversation told, CompletableFuture<Conversation> remembered) {
    Thread.startVirtualThread(() -> remembered.complete(database.inTransaction(tx -> conversations.remember(tx, told))));
  }

  /** Held back by the row that this test holds, also where nothing new is told. */
  private void awaitThatItWaits() {
    await().atMost(Duration.ofSeconds(20)).until(() -> database.alone(tx -> tx.rows("select 1 from pg_stat_activity where wait_event_type = 'Lock' and query like '%conversation%'")).size() > 0);
  }

  private Conversation told(String name) {
    return new Conversation(id, BotState.Kind.CHANNEL, "https://teams.example/", "test", Optional.of("28:bot"), Optional.empty(), Optional.empty(), Optional.of(name),
        Optional.empty(), Optional.empty(), true);
  }
}
