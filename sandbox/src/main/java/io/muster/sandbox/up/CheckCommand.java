package io.muster.sandbox.up;

import io.muster.sandbox.Console;
import io.muster.sandbox.Installation;
import io.muster.sandbox.process.SandboxFailure;
import io.muster.sandbox.real.Check;
import io.muster.sandbox.real.Finding;
import io.muster.sandbox.real.RealWorld;
import java.nio.file.Path;
import java.util.List;

/** {@code ./muster check [--config <file>]}: prints what was found; fails when something is not as it should be. */
final class CheckCommand {
  private final Console console;
  private final Installation installation;

  CheckCommand(Console console, Installation installation) {
    this.console = console;
    this.installation = installation;
  }

  void run(List<String> words) {
    console.heading("What Muster needs of others, and what they answer");
    List<Finding> findings = new Check(installation, world(words)).findings();
    findings.forEach(finding -> console.finding(finding.fine(), finding.what(), finding.answer(), finding.next()));
    long wrong = findings.stream().filter(finding -> !finding.fine()).count();
    if (wrong > 0) {
      throw new SandboxFailure(wrong + " of " + findings.size() + " are not as they should be.", "Each line above says what to do.", null);
    }
    console.line("");
    console.line("  all " + findings.size() + " as they should be");
  }

  private static RealWorld world(List<String> words) {
    if (words.isEmpty()) {
      return RealWorld.NONE;
    }
    if (words.size() == 2 && words.getFirst().equals("--config")) {
      return RealWorld.in(Path.of(words.get(1)));
    }
    throw new SandboxFailure("./muster check does not know '" + String.join(" ", words) + "'.", "./muster check [--config <file>]", null);
  }
}
