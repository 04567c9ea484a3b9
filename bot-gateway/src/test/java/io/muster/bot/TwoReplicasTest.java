package io.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.bot.card.Examples;
import io.muster.bot.sender.SecondReplica;
import io.muster.contracts.bot.BotCommand.Rule;
import io.muster.contracts.bot.BotCommand.ShowIncident;
import io.muster.contracts.incident.Incident;
import io.muster.contracts.incident.SubjectId;
import io.muster.standins.teams.LedgerEntry;
import io.muster.standins.teams.Operation;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two senders on one database do what one does: every card once, at its newest, and within Teams' limits in sum. */
@QuarkusTest
@BotService
class TwoReplicasTest {
  private static final int CHANNELS = 6;
  private static final int INCIDENTS = 7;

  TeamsCloud cloud;
  @Inject SecondReplica second;
  private final String run = UUID.randomUUID().toString();

  @BeforeEach
  void another_replica() {
    second.start(8);
  }

  @AfterEach
  void it_is_gone() throws InterruptedException {
    second.stop();
  }

  @Test
  void every_card_is_created_once_and_ends_at_its_newest_within_the_limits_of_teams() {
    List<BotJourney> channels = IntStream.range(0, CHANNELS).mapToObj(i -> new BotJourney(cloud)).toList();
    for (int revision = 1; revision <= 4; revision++) {
      Incident like = revision == 4 ? Examples.resolved() : revision % 2 == 0 ? Examples.acknowledged() : Examples.triggered();
      for (int i = 0; i < INCIDENTS; i++) {
        SubjectId subject = SubjectId.incident(Examples.ACCOUNT, run + "-" + i);
        Incident incident = Examples.one(like, subject, revision, "Shared incident " + i, "Payments");
        channels.forEach(channel -> channel.command(new ShowIncident(channel.conversation, incident, new Rule("m1", 1), true, List.of())));
      }
    }
    await().atMost(Duration.ofSeconds(60)).until(() -> channels.stream().allMatch(TwoReplicasTest::allResolved));

    for (BotJourney channel : channels) {
      assertThat(channel.cards()).hasSize(INCIDENTS);
      assertThat(channel.calls(Operation.SEND)).as("created once").hasSize(INCIDENTS);
      assertThat(channel.calls(Operation.SEND)).extracting(LedgerEntry::status).as("Teams had to refuse none").doesNotContain(429);
      assertThat(channel.calls(Operation.UPDATE)).extracting(LedgerEntry::status).doesNotContain(429, 412);
    }
  }

  private static boolean allResolved(BotJourney channel) {
    return channel.cards().stream().filter(card -> card.activity().encode().contains("RESOLVED")).count() == INCIDENTS;
  }
}
