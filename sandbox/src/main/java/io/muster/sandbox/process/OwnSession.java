package io.muster.sandbox.process;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Starts programs in a session of their own where the system has the means: a Ctrl-C at the terminal then reaches the supervisor alone, which stops the others
 * in order.
 */
public final class OwnSession {
  private static final Path SETSID = Path.of("/usr/bin/setsid");

  private OwnSession() {}

  /** The command that does so; the program keeps the process id of the command. */
  public static List<String> of(List<String> command) {
    return Files.isExecutable(SETSID) ? Stream.concat(Stream.of(SETSID.toString()), command.stream()).toList() : command;
  }
}
