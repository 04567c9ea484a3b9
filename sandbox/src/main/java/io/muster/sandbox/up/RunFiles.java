package io.muster.sandbox.up;

import io.muster.sandbox.Installation;
import io.muster.sandbox.process.ProcessTable;
import java.nio.file.Path;
import java.util.Optional;

/** Where {@code ./muster up}, {@code status} and {@code down} find each other. */
record RunFiles(Path state) {
  /** The supervisor's own name in the table. */
  static final String SUPERVISOR = "muster";

  static RunFiles of(Installation installation) {
    return new RunFiles(installation.state());
  }

  /** Stands beside the state, not in it: starting anew empties the state. */
  Path table() {
    return state.resolveSibling(state.getFileName() + "-processes.json");
  }

  Path log() {
    return state.resolveSibling(state.getFileName() + ".log");
  }

  /** There while the page answers. */
  Path ready() {
    return state.resolve("ready");
  }

  ProcessTable processes() {
    return ProcessTable.in(table());
  }

  /** The supervisor that runs now. */
  Optional<ProcessTable.Entry> supervisor() {
    return processes().entry(SUPERVISOR).filter(entry -> entry.process().isPresent());
  }

  /** The page's address. */
  static String address(int port) {
    return "http://127.0.0.1:" + port;
  }
}
