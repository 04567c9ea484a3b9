package io.muster.sandbox;

import io.muster.embedded.EmbeddedServerFailure;
import io.muster.sandbox.journey.Journey;
import io.muster.sandbox.journey.JourneyFailure;
import io.muster.sandbox.journey.Town;
import io.muster.sandbox.process.SandboxFailure;
import io.muster.sandbox.up.OperatorEnvironment;
import io.muster.sandbox.up.UpCommands;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The commands of the launcher that need Java; {@code ./muster help} lists them all. */
public final class Muster {
  private Muster() {}

  /** Runs one command; the exit code is 0 when it did what it says. */
  public static void main(String... arguments) {
    Console console = Console.ofThisProcess();
    int code = run(console, arguments);
    System.exit(code);
  }

  private static int run(Console console, String... arguments) {
    List<String> words = Arrays.asList(arguments).subList(Math.min(1, arguments.length), arguments.length);
    try {
      switch (arguments.length == 0 ? "" : arguments[0]) {
        case "journey" -> journey(console);
        case "up", "down", "status", "check" -> new UpCommands(console, kept()).run(arguments[0], words);
        case "sender" -> new SenderCommand(console, ofTheRunningMachine()).run(words);
        case "dead-letters" -> new DeadLetterCommand(console, ofTheRunningMachine()).run(words);
        default -> throw new SandboxFailure("There is no such command.", "./muster help lists the commands.", null);
      }
      return 0;
    } catch (SandboxFailure failure) {
      console.failure(failure.getMessage(), failure.next());
      return 1;
    } catch (EmbeddedServerFailure failure) {
      console.failure("Kafka or PostgreSQL did not do what they should: " + failure.getMessage() + ".", "./muster logs shows what each process said.");
      return 1;
    } catch (JourneyFailure failure) {
      console.failure(failure.getMessage(), "What each process said lies in .muster/journey/logs.");
      return 1;
    }
  }

  private static Installation kept() {
    return Installation.ofThisProcess(System.getenv().getOrDefault("MUSTER_STATE", "up"));
  }

  private static Map<String, String> ofTheRunningMachine() {
    return OperatorEnvironment.of(kept(), System.getenv());
  }

  private static void journey(Console console) {
    Installation installation = Installation.ofThisProcess("journey");
    console.heading("Muster on this machine");
    try (Machine machine = new Machine(installation)) {
      Thread stopAll = new Thread(machine::close, "stop-all");
      Runtime.getRuntime().addShutdownHook(stopAll);
      machine.start(console);
      new Journey(console, installation, machine, new Town(machine)).go();
      console.line("");
      console.line("  done in " + Console.seconds(console.elapsed()) + "; stopping");
      Runtime.getRuntime().removeShutdownHook(stopAll);
    }
  }
}
