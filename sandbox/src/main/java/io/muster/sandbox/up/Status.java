package io.muster.sandbox.up;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.sandbox.Console;
import io.muster.sandbox.Installation;
import io.muster.sandbox.process.SandboxFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code ./muster status}: each process with its state, process id, port, memory and age. */
final class Status {
  private static final String LINE = "  %-18s %-9s %8s %7s %10s %12s";

  private final Console console;
  private final RunFiles files;

  Status(Console console, Installation installation) {
    this.console = console;
    this.files = RunFiles.of(installation);
  }

  void print(List<String> words) {
    if (!List.of().equals(words) && !List.of("--json").equals(words)) {
      throw new SandboxFailure("./muster status does not know '" + String.join(" ", words) + "'.", "./muster status [--json]", null);
    }
    List<ProcessState> states = new ProcessStates(files).now();
    if (words.isEmpty()) {
      forPeople(states);
    } else {
      forPrograms(states);
    }
  }

  private void forPeople(List<ProcessState> states) {
    if (states.isEmpty()) {
      console.line("  Muster does not run. ./muster up starts it.");
      return;
    }
    console.line(String.format(LINE, "", "", "process", "port", "memory", "running for").stripTrailing());
    states.forEach(one -> console.line(line(one).stripTrailing()));
    console.line("");
    console.line("  together " + megabytes(states.stream().mapToLong(one -> one.pssBytes().orElse(0L)).sum()));
    if (files.supervisor().isEmpty()) {
      console.line("  Nobody looks after these: what started them was killed. ./muster down ends them.");
      return;
    }
    files.supervisor().ifPresent(running -> console.line("  " + RunFiles.address(running.port())));
  }

  private static String line(ProcessState one) {
    return String.format(
        LINE,
        one.name(),
        one.state(),
        one.pid().map(String::valueOf).orElse(""),
        one.port() == 0 ? "" : one.port(),
        one.pssBytes().map(Status::megabytes).orElse(""),
        one.since().map(Ages::of).orElse(""));
  }

  private static String megabytes(long bytes) {
    return Math.round(bytes / 1e6) + " MB";
  }

  private void forPrograms(List<ProcessState> states) {
    List<Map<String, Object>> processes = new ArrayList<>();
    for (ProcessState one : states) {
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("name", one.name());
      row.put("state", one.state());
      one.pid().ifPresent(pid -> row.put("pid", pid));
      row.put("port", one.port());
      one.pssBytes().ifPresent(bytes -> row.put("pssBytes", bytes));
      one.since().map(Instant::toString).ifPresent(since -> row.put("since", since));
      processes.add(row);
    }
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("running", files.supervisor().isPresent());
    files.supervisor().ifPresent(running -> all.put("address", RunFiles.address(running.port())));
    all.put("pssBytes", states.stream().mapToLong(one -> one.pssBytes().orElse(0L)).sum());
    all.put("processes", processes);
    try {
      console.line(new ObjectMapper().writerWithDefaultPrettyPrinter().writeValueAsString(all));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the state could not be written as JSON", e);
    }
  }
}
