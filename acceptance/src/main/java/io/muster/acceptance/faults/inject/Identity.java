package io.muster.acceptance.faults.inject;

import io.muster.acceptance.faults.load.OwnIncidents;
import io.muster.embedded.PostgreSqlAddress;
import io.muster.sandbox.Installation;
import io.muster.sandbox.Machine;
import io.muster.sandbox.Web;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** What leads to those steps of identity-linking that come seldom: tokens that have run out, newer keys, subscriptions that are gone. */
final class Identity {
  private static final String SERVICE = "identity-linking";
  private static final Duration GLANCE = Duration.ofSeconds(1);

  private final FaultyMachine machine;
  private final OwnIncidents incidents;

  Identity(FaultyMachine machine, OwnIncidents incidents) {
    this.machine = machine;
    this.incidents = incidents;
  }

  /** Sealed secrets are looked at every few seconds instead of every hour, and the ring has a newer key than they were sealed with. */
  void newerKey() {
    Installation installation = machine.installation();
    ServiceFile.of(installation, SERVICE).set(Map.of("muster.identity.grants.reseal", "5s"));
    Path libraries = installation.serviceJar(SERVICE).resolveSibling("lib/main/*");
    Path ring = installation.state().resolve("keys/identity/vault.json");
    try {
      Process rotating =
          new ProcessBuilder(Installation.java().toString(), "-Xmx128m", "-cp", libraries.toString(), "io.muster.kit.secret.KeyRings", "rotate", ring.toString())
              .redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
      if (rotating.waitFor() != 0) {
        throw new IllegalStateException("the key ring could not be rotated");
      }
    } catch (IOException e) {
      throw new IllegalStateException("the key ring could not be rotated", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Every person's token has run out; who presses next needs a new one. */
  void tokensRunOut() {
    PostgreSqlAddress at = machine.machine().infrastructure().postgreSql().orElseThrow();
    try (var connection = DriverManager.getConnection(at.administrationUrl().replace("/postgres?", "/muster_identity?")); var statement = connection.createStatement()) {
      statement.executeUpdate("update person_grant set expires_at = now() - interval '1 hour'");
    } catch (SQLException e) {
      throw new IllegalStateException("tokens could not be made old", e);
    }
  }

  /** An operator has the account compared; waits for what follows from it. */
  void compare(BooleanSupplier running) {
    machine.town().api(SERVICE, "POST", "/api/reconciliations/pagerduty/" + machine.machine().pagerDuty().subdomain(), Map.of());
    // A list waits some seconds before it is compared, so that what is on its way arrives first.
    glanceUntilGone(running, 25);
  }

  /** An incident ends while the tool has no subscription: what is told of it is only found by comparing. */
  void unheard(String title, BooleanSupplier running) {
    String id = incidents.shown(title, Instant.now().plusSeconds(20));
    endSubscriptions();
    machine.machine().pagerDuty().act(id, "resolve", Map.of("by", "tobi@acme.example.com"));
    compare(running);
  }

  private void endSubscriptions() {
    Machine at = machine.machine();
    Web web = at.web();
    String key =
        web.send("POST", at.standInAddresses().at("/pagerduty/control").asText() + "/accounts/" + at.pagerDuty().subdomain() + "/api-keys", Map.of(), Map.of()).expected("an API key").json().path("key").asText();
    Map<String, String> headers = Map.of("Authorization", "Token token=" + key, "Accept", "application/vnd.pagerduty+json;version=2");
    String all = at.pagerDuty().api() + "/webhook_subscriptions";
    web.send("GET", all, null, headers).expected("the subscriptions").json().path("webhook_subscriptions")
        .forEach(one -> web.send("DELETE", all + "/" + one.path("id").asText(), null, headers).expected("the end of a subscription"));
  }

  private static void glanceUntilGone(BooleanSupplier running, int seconds) {
    for (int i = 0; i < seconds && running.getAsBoolean(); i++) {
      LockSupport.parkNanos(GLANCE.toNanos());
    }
  }
}
