package io.muster.acceptance;

import io.muster.sandbox.Console;
import io.muster.sandbox.Installation;
import io.muster.sandbox.Machine;
import io.muster.sandbox.journey.Town;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The five services, Kafka, PostgreSQL and the stand-ins as processes, once for all acceptance tests, with the town set up. A fictitious tool is plugged
 * into the two services that know tools.
 */
final class RunningMuster implements BeforeAllCallback {
  private static final String KEY = "machine";

  private static Machine machine;
  private static Town town;
  private static Installation installation;
  private static Acme acme;

  static Machine machine() {
    return machine;
  }

  static Town town() {
    return town;
  }

  static Installation installation() {
    return installation;
  }

  /** The fictitious tool beside the machine. */
  static Acme acme() {
    return acme;
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    context.getRoot().getStore(ExtensionContext.Namespace.GLOBAL).computeIfAbsent(KEY, key -> new Running(), Running.class);
  }

  /** Closed by JUnit when the last test has run. */
  private static final class Running implements AutoCloseable {
    Running() {
      Console console = Console.ofThisProcess();
      installation = new Installation(Checkout.ROOT, Checkout.ROOT.resolve(".muster/acceptance"));
      acme = new Acme();
      machine = new Machine(installation, acme.pluggedIn());
      try {
        begin(console);
      } catch (RuntimeException e) {
        close();
        throw e;
      }
    }

    private static void begin(Console console) {
      machine.start(console);
      town = new Town(machine);
      console.step("account, connection, sender", town::setUp);
      console.step("Muster installed in Teams", town::installMuster);
      console.step("Kim linked", town::linkKim);
      console.step("service connected", town::connectService);
    }

    @Override
    public void close() {
      machine.close();
      acme.close();
    }
  }
}
