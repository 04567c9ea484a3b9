package io.muster.bot.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.bot.BotService;
import io.muster.contracts.bot.BotState;
import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.incident.TenantId;
import io.muster.kit.database.Database;
import io.muster.kit.database.Tx;
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
    CompletableFuture<Conversation> second = database.inTransaction(tx -> {
      assertThat(conversations.remember(tx, told("Operations"))).isEqualTo(told("Operations"));
      return waiting(tx);
    });
    assertThat(second).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(told("Operations"));
    assertThat(found()).isEqualTo(told("Operations"));
  }

  @Test
  void of_two_that_tell_different_things_the_second_waits_and_adds_to_the_first() {
    database.run(tx -> conversations.remember(tx, told("An older name")));
    CompletableFuture<Conversation> second = database.inTransaction(tx -> {
      conversations.remember(tx, told("An older name"));
      return waiting(tx);
    });
    assertThat(second).succeedsWithin(Duration.ofSeconds(20)).isEqualTo(told("Operations"));
    assertThat(found()).isEqualTo(told("Operations"));
  }

  private Conversation found() {
    return database.read(tx -> conversations.find(tx, id)).orElseThrow();
  }

  /** Another that tells of it, held back by the row that this transaction holds, also where nothing new is told. */
  private CompletableFuture<Conversation> waiting(Tx holding) {
    var other = CompletableFuture.supplyAsync(() -> database.inTransaction(tx -> conversations.remember(tx, told("Operations"))), Thread::startVirtualThread);
    Blocked.awaitBehind(holding, database);
    return other;
  }

  private Conversation told(String name) {
    return new Conversation(id, BotState.Kind.CHANNEL, "https://teams.example/", "test", Optional.of("28:bot"), Optional.empty(), Optional.empty(), Optional.of(name),
        Optional.empty(), Optional.empty(), true);
  }
}
