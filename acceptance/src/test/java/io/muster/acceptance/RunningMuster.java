package io.muster.acceptance;

import io.muster.sandbox.Console;
import io.muster.sandbox.Installation;
import io.muster.sandbox.Machine;
import io.muster.sandbox.journey.Town;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The five services, Kafka, PostgreSQL and the stand-ins as processes, once for all acceptance tests, with the town set up. */
final class RunningMuster implements BeforeAllCallback {
  private static final String KEY = "machine";

  private static Machine machine;
  private static Town town;
  private static Installation installation;

  static Machine machine() {
    return machine;
  }

  static Town town() {
    return town;
  }

  static Installation installation() {
    return installation;
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
      machine = new Machine(installation);
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
    }
  }
}
