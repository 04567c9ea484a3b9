package io.muster.sandbox.up;

import io.muster.sandbox.Console;
import io.muster.sandbox.Installation;
import java.util.List;

/** {@code ./muster up} and its family. */
public final class UpCommands {
  private final Console console;
  private final Installation installation;

  /** The commands on this installation's machine. */
  public UpCommands(Console console, Installation installation) {
    this.console = console;
    this.installation = installation;
  }

  /** Does what the words say; a {@link io.muster.sandbox.process.SandboxFailure} says why not. */
  public void run(String command, List<String> words) {
    switch (command) {
      case "up" -> up(words);
      case "check" -> new CheckCommand(console, installation).run(words);
      case "status" -> new Status(console, installation).print(words);
      case "down" -> new Down(console, installation).run();
      default -> throw new IllegalArgumentException(command);
    }
  }

  private void up(List<String> words) {
    UpOptions options = UpOptions.of(words);
    if (options.detach()) {
      new Detached(console, installation).run(words);
    } else {
      new Up(console, installation, options).run();
    }
  }
}
