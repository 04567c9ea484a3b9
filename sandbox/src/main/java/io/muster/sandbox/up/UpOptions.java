package io.muster.sandbox.up;

import io.muster.sandbox.process.SandboxFailure;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * What follows {@code ./muster up}.
 *
 * @param fresh whether everything that was kept is forgotten first
 * @param detach whether the terminal is given back once the page answers
 * @param port the page's port, where one is asked for
 * @param config the file that names a real tenant, account or webhook
 */
record UpOptions(boolean fresh, boolean detach, Optional<Integer> port, Optional<Path> config) {
  static final String HELP = "./muster up [--fresh] [--detach] [--port <number>] [--config <file>]";

  static UpOptions of(List<String> words) {
    boolean fresh = false;
    boolean detach = false;
    Optional<Integer> port = Optional.empty();
    Optional<Path> config = Optional.empty();
    for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
      String word = rest.next();
      switch (word) {
        case "--fresh" -> fresh = true;
        case "--detach" -> detach = true;
        case "--port" -> port = Optional.of(port(value(word, rest)));
        case "--config" -> config = Optional.of(Path.of(value(word, rest)));
        default -> throw new SandboxFailure("./muster up does not know '" + word + "'.", HELP, null);
      }
    }
    return new UpOptions(fresh, detach, port, config);
  }

  private static String value(String word, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new SandboxFailure("After " + word + " a value is missing.", HELP, null);
    }
    return rest.next();
  }

  private static int port(String text) {
    if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) > 0 && Integer.parseInt(text) < 65_536) {
      return Integer.parseInt(text);
    }
    throw new SandboxFailure("'" + text + "' is no port.", "Ports are numbers from 1 to 65535: " + HELP, null);
  }
}
