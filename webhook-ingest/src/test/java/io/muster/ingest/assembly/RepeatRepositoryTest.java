package io.muster.ingest.assembly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.Observation;
import io.muster.contracts.incident.SubjectId;
import io.muster.ingest.IngestInfrastructure;
import io.muster.ingest.source.Delivery;
import io.muster.ingest.source.DeliveryHeaders;
import io.muster.ingest.source.Translation;
import io.muster.kit.database.Database;
import io.muster.kit.database.Migrations;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(IngestInfrastructure.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class RepeatRepositoryTest {
  private final AccountId account = new AccountId("pagerduty", "account-" + UUID.randomUUID());
  @Inject RepeatRepository repeats;
  @Inject Database database;
  @Inject Migrations migrations;

  @BeforeEach
  void tables_are_there() {
    await().until(migrations::isDone);
  }

  @Test
  void what_comes_twice_counts_once_be_it_in_one_transaction_or_in_two() {
    List<ToldDelivery> deliveries = List.of(delivery("hook-1", "E1", "E2"), delivery("hook-1", "E1", "E2"), delivery("hook-2", "E2", "E3"));

    assertThat(firsts(deliveries)).containsExactly("E1", "E2", "E3");
    assertThat(firsts(deliveries)).isEmpty();
  }

  @Test
  void a_delivery_that_an_older_version_did_not_understand_tells_its_events_when_it_comes_again() {
    assertThat(firsts(List.of(delivery("hook-1")))).containsExactly("hook-1");

    assertThat(firsts(List.of(delivery("hook-1", "E1")))).containsExactly("E1");
    assertThat(firsts(List.of(delivery("hook-2", "E1")))).isEmpty();
  }

  @Test
  void what_was_rolled_back_was_not_seen() {
    List<ToldDelivery> deliveries = List.of(delivery("hook-1", "E1"));
    assertThatThrownBy(
            () ->
                database.run(
                    tx -> {
                      repeats.ask(tx, deliveries).repeated();
                      throw new IllegalStateException("stumbles");
                    }))
        .hasMessage("stumbles");

    assertThat(firsts(deliveries)).containsExactly("E1");
  }

  @Test
  void a_delivery_that_tells_nothing_is_remembered_as_well() {
    assertThat(firsts(List.of(delivery("hook-1")))).containsExactly("hook-1");
    assertThat(firsts(List.of(delivery("hook-1")))).isEmpty();
  }

  /** The tool's ids of the events and of the deliveries without any that count, in their order. */
  private List<String> firsts(List<ToldDelivery> deliveries) {
    return database.inTransaction(
        tx -> {
          RepeatedDeliveries repeated = repeats.ask(tx, deliveries).repeated();
          return deliveries.stream()
              .<String>mapMulti(
                  (delivery, each) -> {
                    repeated.firsts(delivery).forEach(told -> each.accept(told.observation().id()));
                    if (delivery.observations().isEmpty() && repeated.isFirst(delivery)) {
                      each.accept(delivery.delivery().vendorId().orElseThrow());
                    }
                  })
              .toList();
        });
  }

  private ToldDelivery delivery(String vendorId, String... eventIds) {
    var delivery = new Delivery(UUID.randomUUID().toString(), "sender-of-" + account.name(), account, Optional.of(vendorId), Instant.EPOCH, DeliveryHeaders.of(Map.of()), new byte[] {1});
    List<Observation> observations =
        List.of(eventIds).stream().map(id -> new Observation(SubjectId.incident(account, "Q1"), id, Observation.Origin.WEBHOOK, true, List.of())).toList();
    return new ToldDelivery(delivery, observations.isEmpty() ? new Translation.Nothing("x") : new Translation.Observations(observations));
  }
}
