package io.muster.identity;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.muster.kit.secret.KeyRings;
import io.muster.standins.pagerduty.account.Region;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Starts the incident tools and makes this service's keys. */
public class CloudsResource implements QuarkusTestResourceLifecycleManager {
  private Clouds clouds;
  private Path keys;

  @Override
  public Map<String, String> start() {
    int port = freePort();
    String here = "http://127.0.0.1:" + port;
    clouds = Clouds.open(here + "/oauth/pagerduty/callback");
    keys = keyRings();
    Map<String, String> settings = new HashMap<>();
    settings.put("quarkus.http.test-port", String.valueOf(port));
    settings.put("muster.identity.web.public-url", here);
    settings.put("muster.identity.tools.pagerduty.api-us", clouds.pagerDuty().baseUrl(Region.US));
    settings.put("muster.identity.tools.pagerduty.api-eu", clouds.pagerDuty().baseUrl(Region.EU));
    settings.put("muster.identity.tools.pagerduty.authorise", clouds.pagerDuty().identityUrl() + "/oauth/authorize");
    settings.put("muster.identity.tools.pagerduty.token", clouds.pagerDuty().identityUrl() + "/oauth/token");
    settings.put("muster.identity.tools.acme.base", clouds.acme().base().toString());
    settings.put("muster.identity.accounts.check", "1s");
    settings.put("muster.identity.reconcile.check", "1s");
    // Once after its registration, and whenever a test asks for it.
    settings.put("muster.identity.reconcile.every", "1h");
    settings.put("muster.identity.reconcile.deliver-to", clouds.hooks().address());
    settings.put("muster.vault.keyset-file", keys.resolve("identity/vault.json").toString());
    settings.put("muster.sealing.private-keyset-file", keys.resolve("identity/sealing-private.json").toString());
    settings.put("muster.sealing.public-keysets-dir", keys.resolve("public").toString());
    settings.put("muster.test.older-keyset-file", keys.resolve("older-vault.json").toString());
    settings.put("muster.test.ingest-keyset-file", keys.resolve("ingest/sealing-private.json").toString());
    settings.put("muster.test.bot-keyset-file", keys.resolve("bot/sealing-private.json").toString());
    return settings;
  }

  @Override
  public void inject(TestInjector injector) {
    injector.injectIntoFields(clouds, new TestInjector.MatchesType(Clouds.class));
  }

  @Override
  public void stop() {
    clouds.close();
  }

  private static Path keyRings() {
    try {
      Path folder = Files.createTempDirectory("muster-keys");
      KeyRings.create(folder, List.of("ingest", "mapping", "bot", "identity", "graph"));
      Path vault = folder.resolve("identity/vault.json");
      Files.copy(vault, folder.resolve("older-vault.json"));
      KeyRings.rotate(vault);
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
