package io.muster.bot;

import io.muster.kit.secret.KeyRings;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Starts a {@link TeamsCloud}, makes this service's keys and tells the service both. */
public class TeamsCloudResource implements QuarkusTestResourceLifecycleManager {
  private TeamsCloud cloud;

  @Override
  public Map<String, String> start() {
    int port = freePort();
    cloud = TeamsCloud.start("http://127.0.0.1:" + port + "/api/messages");
    Path keys = keyRings();
    Map<String, String> settings = new HashMap<>();
    settings.put("quarkus.http.test-port", String.valueOf(port));
    settings.put("muster.vault.keyset-file", keys.resolve("bot/vault.json").toString());
    settings.put("muster.sealing.private-keyset-file", keys.resolve("bot/sealing-private.json").toString());
    settings.put("muster.sealing.public-keysets-dir", keys.resolve("public").toString());
    settings.put("muster.trust.ca-file", cloud.authority().toString());
    settings.put("muster.tenants.allowed", cloud.tenant().id());
    settings.put("muster.bot.cloud.issuer", cloud.entra().botFramework().issuer());
    settings.put("muster.bot.cloud.openid-metadata-url", cloud.entra().botFramework().metadataAddress());
    settings.put("muster.bot.cloud.login-endpoint", cloud.entra().address());
    settings.put("muster.bot.cloud.connector-origins", cloud.teams().address());
    settings.put("muster.bot.cloud.proactive-service-url", cloud.teams().serviceUrl());
    settings.put("muster.bot.cloud.registrations.muster.app-id", cloud.bot().appId());
    settings.put("muster.bot.cloud.registrations.muster.app-secret", TeamsCloud.SECRET);
    settings.put("muster.bot.cloud.registrations.muster.token-tenant", cloud.tenant().id());
    // New keys are published within a test; the pauses are shorter than in production, and otherwise the same.
    settings.put("muster.bot.cloud.keys-refresh-pause", "PT0S");
    settings.put("quarkus.otel.traces.sampler.arg", "1.0");
    settings.put("muster.bot.sender.poll", "PT0.2S");
    settings.put("muster.bot.storm.within", "PT8S");
    settings.put("muster.bot.storm.started", "14");
    settings.put("muster.bot.storm.redraw", "PT0.5S");
    settings.put("muster.bot.sender.first-pause", "PT0.2S");
    return settings;
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(cloud, new TestInjector.MatchesType(TeamsCloud.class));
  }

  @Override
  public void stop() {
    cloud.close();
  }

  private static Path keyRings() {
    try {
      Path folder = Files.createTempDirectory("muster-keys");
      KeyRings.create(folder, List.of("ingest", "mapping", "bot", "identity", "graph"));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
