package io.muster.sandbox;

import io.muster.sandbox.process.AotCache;
import io.muster.sandbox.process.OwnSession;
import io.muster.sandbox.process.ProcessTable;
import java.util.List;
import java.util.Optional;

/**
 * How the processes of a machine are started. Services use AOT caches where there are any. The processes of a machine that is kept use them all, are stopped in
 * order by their supervisor alone, and are written down; what tests start is started as it stands otherwise and ends with the terminal.
 *
 * @param table present where the machine is one that is kept
 */
record Launching(Installation installation, Optional<ProcessTable> table) {

  /** Whether people use the machine, with their own browsers. */
  boolean forPeople() {
    return table.isPresent();
  }

  /** The options with which a JVM of the sandbox's own class path uses its cache. */
  List<String> ownCache() {
    return forPeople() ? Installation.ownCache().map(AotCache::use).orElse(List.of()) : List.of();
  }

  /** The options with which a service uses its cache; nothing where none was made yet. */
  List<String> cacheOf(String service) {
    return JavaCommand.cacheOf(installation, service).use();
  }

  /** The command as it is run. */
  List<String> command(List<String> command) {
    return forPeople() ? OwnSession.of(command) : command;
  }

  /** Writes a process down. */
  void started(String name, long pid, int port) {
    table.ifPresent(open -> open.started(name, pid, port));
  }
}
