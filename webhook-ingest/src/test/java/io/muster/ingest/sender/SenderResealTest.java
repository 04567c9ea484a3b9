package io.muster.ingest.sender;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import io.muster.contracts.incident.AccountId;
import io.muster.contracts.wire.Topics;
import io.muster.ingest.IngestInfrastructure;
import io.muster.ingest.Webhooks;
import io.muster.ingest.source.pagerduty.PagerDutyBodies;
import io.muster.kit.database.Database;
import io.muster.testkit.topics.Recorded;
import io.muster.testkit.topics.Scenario;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(IngestInfrastructure.class)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SenderResealTest {
  private static final String SECRET = "aSecretOfATestThatIsLongEnough01";
  @Inject SenderFixture senders;
  @Inject SenderResealJob job;
  @Inject SenderRepository repository;
  @Inject SenderVault vault;
  @Inject Database database;

  @Test
  void after_the_key_ring_has_turned_secrets_are_sealed_anew_in_rows_and_topic_and_deliveries_are_proven_all_along() throws Exception {
    String account = "account-" + UUID.randomUUID();
    String sender = senders.register("pagerduty", account, SECRET);
    byte[] older = olderKey().encrypt(SECRET.getBytes(StandardCharsets.UTF_8), associated(account, sender));
    database.run(tx -> tx.update("update sender_secret set sealed = $2 where sender_id = $1", sender, older));

    try (var scenario = Scenario.watching(Topics.SENDERS)) {
      scenario.when(job::resealAll);
      Recorded record = scenario.then(Topics.SENDERS).awaitRecord(told -> sender.equals(told.wire().key()));
      byte[] published = SealedSender.read(record.wire().value()).secrets().getFirst();
      assertThat(keyOf(published)).isNotEqualTo(keyOf(older));
      assertThat(published).isEqualTo(row(sender).secrets().getFirst());
      assertThat(vault.open(row(sender)).getFirst().text()).isEqualTo(SECRET);

      job.resealAll();
      assertThat(row(sender).secrets().getFirst()).as("a second time there is nothing to do").isEqualTo(published);
    }
    assertThat(Webhooks.pagerDuty(sender, SECRET, PagerDutyBodies.body("service.updated")).statusCode()).isEqualTo(202);
  }

  private SealedSender row(String sender) {
    return database.read(tx -> repository.find(tx, sender)).orElseThrow();
  }

  /** Tink writes the key's id in front. */
  private static byte[] keyOf(byte[] sealed) {
    return Arrays.copyOfRange(sealed, 1, 5);
  }

  private static Aead olderKey() throws Exception {
    String ring = Files.readString(Path.of(ConfigProvider.getConfig().getValue("muster.test.older-keyset-file", String.class)));
    return TinkJsonProtoKeysetFormat.parseKeyset(ring, InsecureSecretKeyAccess.get()).getPrimitive(RegistryConfiguration.get(), Aead.class);
  }

  /** Each part with its length before it, as the vault binds what it seals. */
  private static byte[] associated(String account, String sender) throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    for (String part : List.of(new AccountId("pagerduty", account).key(), sender, "webhook-secret")) {
      out.writeUTF(part);
    }
    return bytes.toByteArray();
  }
}
