package io.muster.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.incident.AccountId;
import io.muster.ingest.reconcile.MissedDeliveries;
import io.muster.ingest.source.Delivery;
import io.muster.ingest.source.DeliveryHeaders;
import io.muster.ingest.source.DeliveryRecord;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What a sender is answered where intake itself stumbles. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class UnexpectedTest {
  private static final AccountId ACCOUNT = new AccountId("pagerduty", "north");
  private final List<String> counted = new ArrayList<>();
  private final List<AccountId> missed = new ArrayList<>();
  private final SenderDirectory senders = new SenderDirectory();

  @Test
  void an_error_at_the_proof_is_answered_counted_and_its_account_noted() {
    senders.put(new Sender("S1", ACCOUNT, false, List.of()));

    IntakeAnswer answer = taken(UnexpectedTest::linkingFails, CompletableFuture::new);

    assertThatItIsToComeAgain(answer);
    assertThat(missed).containsExactly(ACCOUNT);
  }

  @Test
  void a_failure_while_it_is_kept_is_answered_counted_and_its_account_noted() {
    senders.put(new Sender("S1", ACCOUNT, false, List.of()));

    assertThatItIsToComeAgain(taken(UnexpectedTest::proven, () -> CompletableFuture.failedFuture(new StackOverflowError())));
    assertThat(missed).containsExactly(ACCOUNT);
  }

  @Test
  void nothing_is_noted_of_a_sender_that_is_unknown_or_removed() {
    assertThatItIsToComeAgain(taken(UnexpectedTest::linkingFails, CompletableFuture::new));
    senders.put(new Sender("S1", ACCOUNT, true, List.of()));
    taken(UnexpectedTest::linkingFails, CompletableFuture::new);

    assertThat(missed).isEmpty();
  }

  private void assertThatItIsToComeAgain(IntakeAnswer answer) {
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.retryAfterSeconds()).contains("5");
    assertThat(new String(answer.body(), StandardCharsets.UTF_8)).contains("\"code\":\"delivery-not-kept\"").doesNotContain("Error");
    assertThat(counted).containsExactly("pagerduty deferred unexpected");
  }

  private static IntakeDecision linkingFails() {
    throw new NoSuchMethodError("of another version");
  }

  private static IntakeDecision proven() {
    var delivery = new Delivery("D1", "S1", ACCOUNT, Optional.empty(), Instant.EPOCH, DeliveryHeaders.of(Map.of()), new byte[] {1});
    return new IntakeDecision.Keep(delivery, "a-key");
  }

  private IntakeAnswer taken(Supplier<IntakeDecision> decision, Supplier<CompletableFuture<DurableDelivery.Kept>> kept) {
    var admission =
        new Admission(null, senders, Clock.systemUTC()) {
          @Override
          IntakeDecision decide(String tool, String senderId, DeliveryHeaders headers, byte[] body) {
            return decision.get();
          }
        };
    var keeping =
        new DurableDelivery(null, null, null, null) {
          @Override
          CompletableFuture<Kept> keep(DeliveryRecord delivery) {
            return kept.get();
          }
        };
    var metrics =
        new IntakeMetrics(null, null) {
          @Override
          void delivered(String tool, String outcome, String reason) {
            counted.add(tool + " " + outcome + " " + reason);
          }
        };
    var noted =
        new MissedDeliveries() {
          @Override
          public void note(AccountId account) {
            missed.add(account);
          }
        };
    return new Intake(admission, keeping, IntakeBudgets.usual(), metrics, noted).take("pagerduty", "S1", Map.<String, String>of().entrySet(), new byte[] {1}).toCompletableFuture().join();
  }
}
