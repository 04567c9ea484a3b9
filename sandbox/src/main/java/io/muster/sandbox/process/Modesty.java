package io.muster.sandbox.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** Work in the background that takes only what the processor has left. */
public final class Modesty {
  private static final Path NICE = Path.of("/usr/bin/nice");

  private static final int TRIES = 20;

  private Modesty() {}

  /** The command with the lowest priority, in a session of its own; the program keeps the process id of the command. */
  public static List<String> of(List<String> command) {
    return OwnSession.of(Files.isExecutable(NICE) ? Stream.concat(Stream.of(NICE.toString(), "-n", "19"), command.stream()).toList() : command);
  }

  /**
   * Where Linux shares the processor among sessions first ({@code autogroup}), a process's own priority counts within its session only: the session steps back
   * as well, once the process has one of its own.
   */
  public static void stepBack(long pid) {
    try {
      for (int tries = 0; tries < TRIES; tries++) {
        Path session = Path.of("/proc/" + pid + "/autogroup");
        if (!session(session).equals(session(Path.of("/proc/self/autogroup")))) {
          Files.writeString(session, "19");
          return;
        }
        LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      }
    } catch (IOException e) {
      // No such sharing here, or the process has ended: its own priority is all there is.
    }
  }

  /** {@code /autogroup-17 nice 0}: the name is what counts. */
  private static String session(Path file) throws IOException {
    return Files.readString(file).split(" ")[0];
  }
}
