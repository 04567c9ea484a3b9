package io.muster.ingest.sender;

import io.muster.contracts.incident.AccountId;
import io.muster.contracts.wire.Principal;
import io.muster.ingest.source.SenderSecret;
import io.muster.kit.database.Database;
import io.muster.kit.database.Migrations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;

/** Senders as tests need them, made as the service makes them. */
@ApplicationScoped
public class SenderFixture {
  @Inject Database database;
  @Inject Migrations migrations;
  @Inject Senders senders;

  /** A new sender with this secret; its id. */
  public String register(String tool, String account, String secret) {
    return register(tool, account, Optional.of(secret));
  }

  /** A new sender whose secret is still on its way; its id. */
  public String registerWithoutSecret(String tool, String account) {
    return register(tool, account, Optional.empty());
  }

  /** Removes a sender. */
  public void remove(String id) {
    database.run(tx -> senders.remove(tx, Principal.system("test"), id));
  }

  private String register(String tool, String account, Optional<String> secret) {
    awaitTables();
    String id = SecretText.senderId();
    database.run(
        tx -> senders.register(tx, Principal.system("test"), id, new AccountId(tool, account), "A sender of a test", secret.map(SenderSecret::new), Optional.empty()));
    return id;
  }

  private void awaitTables() {
    try {
      if (!migrations.awaitDone(Duration.ofSeconds(30))) {
        throw new IllegalStateException("the tables were not made");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
