package io.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.bot.card.Examples;
import io.muster.contracts.bot.BotCommand.Rule;
import io.muster.contracts.bot.BotCommand.ShowIncident;
import io.muster.contracts.bot.BotCommand.StopReason;
import io.muster.contracts.bot.BotCommand.StopShowing;
import io.muster.contracts.identity.IdentityCommand.PerformAction;
import io.muster.contracts.incident.Incident;
import io.muster.contracts.incident.SubjectId;
import io.muster.standins.teams.Dialog;
import io.muster.standins.teams.Fault;
import io.muster.standins.teams.LedgerEntry;
import io.muster.standins.teams.Message;
import io.muster.standins.teams.Operation;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** More incidents than a conversation can read: one card stands for them, tells the truth, and leads to every one. Here 14 starts within 8 seconds are a storm. */
@QuarkusTest
@BotService
class StormTest {
  private static final Duration LONG = Duration.ofSeconds(45);
  private static final Pattern TITLE = Pattern.compile("Burst incident (\\d+)");

  TeamsCloud cloud;
  private BotJourney journey;
  private final String run = UUID.randomUUID().toString();

  @BeforeEach
  void a_channel() {
    journey = new BotJourney(cloud);
  }

  @Test
  void a_burst_is_one_digest_that_counts_the_truth_and_only_what_is_still_open_gets_its_own_card_afterwards() {
    shown(0, 30, Examples.triggered(), 1);
    Message digest = awaitDigest("30 incidents on 3 services");
    shown(24, 30, Examples.resolved(), 2);
    awaitDigest("24 triggered · 6 resolved");
    Set<Integer> early = numbers(ownCards());
    assertThat(early).as("cards that started before it was a storm").hasSizeLessThanOrEqualTo(14);

    await().atMost(LONG).until(() -> digestNow().contains("STORM OVER"));
    await().atMost(LONG).until(() -> numbers(ownCards()).containsAll(IntStream.range(0, 24).boxed().toList()));
    Set<Integer> own = numbers(ownCards());
    assertThat(own.stream().filter(number -> number >= 24)).as("what was over before it had a card gets none").isSubsetOf(early);
    assertThat(ownCards()).as("nobody has two").hasSize(own.size());
    assertThat(digestNow()).contains("30 incidents on 3 services").contains("24 triggered · 6 resolved").contains("those still open have their own card").doesNotContain("Newest");
    assertThat(digests()).hasSize(1).first().extracting(Message::id).isEqualTo(digest.id());
    assertThat(refused()).as("calls that Teams had to refuse").isEmpty();
  }

  @Test
  void more_than_started_in_a_minute_is_a_storm_too_and_cards_that_stand_go_on() {
    journey.show(Examples.triggered(), 1);
    journey.awaitCard();
    for (int i = 0; i < 60 && digests().isEmpty(); i += 4) {
      int upTo = i + 4;
      shown(i, upTo, Examples.triggered(), 1);
      await().atMost(LONG).until(() -> ownCards().size() > upTo || !digests().isEmpty());
    }
    Message digest = awaitDigest("Newest");
    journey.show(Examples.acknowledged(), 2);
    await().atMost(LONG).until(() -> journey.cards().getFirst().activity().encode().contains("ACKNOWLEDGED"));
    assertThat(journey.cards()).extracting(Message::id).contains(digest.id());
  }

  @Test
  void what_may_no_longer_be_seen_here_is_neither_counted_nor_listed() {
    shown(0, 12, Examples.triggered(), 1);
    awaitDigest("12 incidents");
    journey.command(new StopShowing(journey.conversation, subject(11), new Rule("m1", 1), StopReason.NO_LONGER_VISIBLE));
    Message digest = awaitDigest("11 incidents");
    assertThat(listed(digest)).hasSize(11).doesNotContain(11);
  }

  @Test
  void the_list_has_every_incident_once_with_its_actions_and_a_way_back() {
    shown(0, 20, Examples.triggered(), 1);
    Message digest = awaitDigest("20 incidents");
    assertThat(listed(digest)).containsExactlyInAnyOrderElementsOf(IntStream.range(0, 20).boxed().toList());

    Dialog list = dialog(digest, "Show list");
    JsonObject first = list.card().orElseThrow();
    int shownFirst = number(first.encode());
    Dialog done = submit(list, "Acknowledge");
    PerformAction command = journey.identityCommands.await(PerformAction.class, c -> c.subject().equals(subject(shownFirst))).payload();
    assertThat(command.verb()).isEqualTo("acknowledge");
    assertThat(command.person()).isEqualTo(journey.id(cloud.moreau()));
    assertThat(done.card().orElseThrow().encode()).contains("Acknowledge is under way");
    assertThat(submit(done, "Back to the list").title()).contains("Incidents of this storm");
    assertThat(digests()).as("the digest was not taken for an extra card").hasSize(1);
  }

  @Test
  void acknowledge_all_asks_once_and_is_one_command_for_each_that_is_triggered() {
    shown(0, 10, Examples.triggered(), 1);
    shown(10, 12, Examples.acknowledged(), 1);
    Message digest = awaitDigest("10 triggered · 2 acknowledged");
    Dialog asks = dialog(digest, "Acknowledge all (10)");
    assertThat(asks.card().orElseThrow().encode()).contains("Acknowledge 10 incidents?");
    Dialog answered = submit(asks, "Acknowledge 10 incidents");
    assertThat(answered.card().orElseThrow().encode()).contains("0 of 10 are acknowledged").contains("under way");
    Set<SubjectId> asked = new HashSet<>();
    for (int i = 0; i < 10; i++) {
      asked.add(journey.identityCommands.await(PerformAction.class, c -> c.subject().nativeId().startsWith(run)).payload().subject());
    }
    assertThat(asked).containsExactlyInAnyOrderElementsOf(IntStream.range(0, 10).mapToObj(this::subject).toList());
  }

  @Test
  void a_digest_that_somebody_deleted_comes_back_when_more_incidents_come() {
    shown(0, 12, Examples.triggered(), 1);
    Message digest = awaitDigest("12 incidents");
    cloud.teams().people().delete(cloud.moreau(), journey.channel, digest.id());
    long before = updatesThatFoundNothing();
    shown(11, 12, Examples.acknowledged(), 2);
    await().atMost(LONG).until(() -> updatesThatFoundNothing() == before + 1);
    shown(12, 13, Examples.triggered(), 1);
    assertThat(awaitDigest("13 incidents").id()).isNotEqualTo(digest.id());
  }

  @Test
  void a_digest_that_stands_twice_because_an_answer_was_lost_goes_when_somebody_presses_on_it() {
    shown(0, 12, Examples.triggered(), 1);
    Message first = awaitDigest("12 incidents");
    cloud.teams().people().delete(cloud.moreau(), journey.channel, first.id());
    long before = updatesThatFoundNothing();
    shown(11, 12, Examples.acknowledged(), 2);
    await().atMost(LONG).until(() -> updatesThatFoundNothing() == before + 1);
    journey.next(Fault.of(Fault.Kind.COMMIT_THEN_FAIL, Operation.SEND, 1));
    shown(12, 13, Examples.triggered(), 1);
    await().atMost(LONG).until(() -> digests().size() == 2);
    Message extra = digests().getFirst();
    Message own = digests().getLast();
    assertThat(listed(own)).hasSize(13);
    assertThat(digests()).as("a press on the one that is known takes nothing away").hasSize(2);
    assertThat(listed(extra)).hasSize(13);
    await().atMost(LONG).until(() -> digests().size() == 1);
    assertThat(digests().getFirst().id()).isEqualTo(own.id());
  }

  private long updatesThatFoundNothing() {
    return cloud.teams().ledger().entries().stream().filter(call -> call.operation() == Operation.UPDATE && call.status() == 404).count();
  }

  private void shown(int from, int to, Incident like, long revision) {
    journey.commands(IntStream.range(from, to)
        .mapToObj(i -> new ShowIncident(journey.conversation, Examples.one(like, subject(i), revision, "Burst incident " + i, "Service " + i % 3), new Rule("m1", 1), true, List.of()))
        .toList());
  }

  private SubjectId subject(int i) {
    return SubjectId.incident(Examples.ACCOUNT, run + "-" + i);
  }

  private Message awaitDigest(String words) {
    await().atMost(LONG).until(() -> digests().stream().anyMatch(message -> message.activity().encode().contains(words)));
    return digests().stream().filter(message -> message.activity().encode().contains(words)).findFirst().orElseThrow();
  }

  private List<Message> digests() {
    return journey.cards().stream().filter(message -> message.activity().encode().contains("storm.list")).toList();
  }

  private String digestNow() {
    return digests().getLast().activity().encode();
  }

  private List<Message> ownCards() {
    return journey.cards().stream().filter(message -> !message.activity().encode().contains("storm.list")).toList();
  }

  private List<LedgerEntry> refused() {
    return cloud.teams().ledger().entries().stream().filter(entry -> entry.place().filter(journey.channel.id()::equals).isPresent() && entry.status() == 429).toList();
  }

  private Dialog dialog(Message digest, String button) {
    return cloud.teams().cards().press(cloud.moreau(), journey.channel, digest.id(), button, new JsonObject(), java.util.OptionalInt.empty()).dialog().orElseThrow();
  }

  private Dialog submit(Dialog dialog, String button) {
    return cloud.teams().cards().submitDialog(dialog.id(), button, new JsonObject()).dialog().orElseThrow();
  }

  /** The numbers of all incidents on all pages. */
  private List<Integer> listed(Message digest) {
    var numbers = new java.util.ArrayList<Integer>();
    Optional<Dialog> page = Optional.of(dialog(digest, "Show list"));
    while (page.isPresent()) {
      String card = page.get().card().orElseThrow().encode();
      var found = TITLE.matcher(card);
      while (found.find()) {
        numbers.add(Integer.parseInt(found.group(1)));
      }
      page = card.contains("Next page") ? Optional.of(submit(page.get(), "Next page")) : Optional.empty();
    }
    return numbers;
  }

  private static Set<Integer> numbers(List<Message> cards) {
    return new HashSet<>(cards.stream().map(StormTest::number).toList());
  }

  private static int number(Message message) {
    return number(message.activity().encode());
  }

  private static int number(String text) {
    var found = TITLE.matcher(text);
    return found.find() ? Integer.parseInt(found.group(1)) : -1;
  }
}
