package io.muster.ingest;

import io.muster.kit.secret.KeyRings;
import io.muster.testkit.MusterInfrastructure;
import io.muster.testkit.infrastructure.MusterDatabases;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Kafka, PostgreSQL, key rings and a first administrator's token, for tests of the whole service. */
public final class IngestInfrastructure implements QuarkusTestResourceLifecycleManager {
  /** The token of an administrator of these tests. */
  public static final String ADMINISTRATOR = "muster_of-the-tests-of-webhook-ingest-only-0123456789";

  private final MusterInfrastructure servers = new MusterInfrastructure();

  @Override
  public Map<String, String> start() {
    servers.init(Map.of("database", MusterDatabases.INGEST));
    var settings = new HashMap<>(servers.start());
    settings.putAll(settings());
    return settings;
  }

  /** All but the servers: freshly made key rings, the token's file, and what else the tests need. */
  public static Map<String, String> settings() {
    var settings = new HashMap<>(keys());
    settings.put("muster.ingest.intake.request-within", "2s");
    settings.put("muster.ingest.reconcile.settle", "0s");
    settings.put("muster.ingest.sender.public-url", "https://muster.example.org");
    return settings;
  }

  /** Settings that name freshly made key rings and the token's file. */
  static Map<String, String> keys() {
    try {
      Path folder = Files.createTempDirectory("ingest-keys");
      KeyRings.create(folder, List.of("ingest"));
      Path vault = folder.resolve("ingest/vault.json");
      Files.copy(vault, folder.resolve("older-vault.json"));
      KeyRings.rotate(vault);
      Path token = Files.writeString(folder.resolve("token"), ADMINISTRATOR);
      return Map.of(
          "muster.test.older-keyset-file", folder.resolve("older-vault.json").toString(),
          "muster.vault.keyset-file", folder.resolve("ingest/vault.json").toString(),
          "muster.sealing.private-keyset-file", folder.resolve("ingest/sealing-private.json").toString(),
          "muster.sealing.public-keysets-dir", folder.resolve("public").toString(),
          "muster.operators.first-token-file", token.toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    servers.stop();
  }
}
