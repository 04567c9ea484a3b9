package io.muster.acceptance.faults;

import io.muster.acceptance.faults.schedule.Cell;
import io.muster.acceptance.faults.verdict.Finding.Kind;
import io.muster.acceptance.faults.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** The verdicts of all runs, as a person reads them. */
final class Table {
  private static final String ROW = "  %5s %7s %7s %8s %6s %5s %6s %6s %4s %6s %5s %5s %5s %9s %5s %8s %4s %8s %5s %5s";

  private final List<Verdict> verdicts;

  Table(List<Verdict> verdicts) {
    this.verdicts = List.copyOf(verdicts);
  }

  List<String> lines() {
    List<String> lines = rows();
    if (verdicts.size() > 1) {
      lines.add(row("all", verdicts));
    }
    lines.add("");
    lines.add("  given up: told and never taken, by the rules of tools that try no more than once or for some minutes; what is newest of the rest must be shown.");
    lines.add("  extra: cards that stand once too often after an answer that nobody could know, at most one for each. late: no answer within two seconds");
    lines.add("  while webhook-ingest was well (" + sum(verdicts, Verdict::excused) + " tries met one that was dead, stopped or starting). 429: beyond Teams' limits, scripted ones not counted.");
    lines.add("  missed: steps that were not reached, so that the service was killed somewhere else. slowest: answer of a well webhook-ingest. busy: of the processors;");
    lines.add("  wait: share of the time in which some process of this machine waited for a processor, in percent.");
    cells(lines);
    return lines;
  }

  /** A heading, and a row for each run. */
  List<String> rows() {
    List<String> lines = new ArrayList<>();
    lines.add(
        ROW.formatted("seed", "events", "taken", "given up", "faults", "cells", "missed", "calls", "429", "storms", "lost", "twice", "extra", "backwards", "late", "slowest", "4xx", "settled", "busy", "wait"));
    verdicts.forEach(one -> lines.add(row(Long.toString(one.seed()), List.of(one))));
    return lines;
  }

  private void cells(List<String> lines) {
    TreeMap<String, Long> hit = verdicts.stream().flatMap(one -> one.cells().stream()).collect(Collectors.groupingBy(cell -> cell, TreeMap::new, Collectors.counting()));
    if (hit.isEmpty() && verdicts.stream().allMatch(one -> one.missed().isEmpty())) {
      return;
    }
    lines.add("");
    lines.add("  Cells of the kill matrix hit: " + hit.size() + " of " + Cell.all().size());
    hit.forEach((cell, times) -> lines.add("    ✓ " + cell + (times > 1 ? " (" + times + " times)" : "")));
    verdicts.stream().flatMap(one -> one.missed().stream()).filter(cell -> !hit.containsKey(cell)).distinct().sorted().forEach(cell -> lines.add("    ✗ " + cell + ": planned, not reached"));
    if (verdicts.size() >= 20) {
      Cell.all().stream().map(Cell::name).filter(cell -> !hit.containsKey(cell)).forEach(cell -> lines.add("    – " + cell));
    }
  }

  private static String row(String name, List<Verdict> of) {
    return ROW.formatted(
        name, sum(of, Verdict::events), sum(of, Verdict::taken), sum(of, Verdict::givenUp), sum(of, Verdict::faults), sum(of, one -> one.cells().size()), sum(of, one -> one.missed().size()), sum(of, Verdict::calls),
        sum(of, Verdict::throttled), sum(of, Verdict::digests), sum(of, one -> one.count(Kind.LOST) + one.count(Kind.NOT_SET_ASIDE)), sum(of, one -> one.count(Kind.DOUBLED)), sum(of, Verdict::extra),
        sum(of, one -> one.count(Kind.BACKWARDS)), sum(of, one -> one.count(Kind.LATE)), most(of, one -> one.slowest().toMillis()) + " ms", sum(of, one -> one.count(Kind.REFUSED)),
        most(of, one -> one.settled().toSeconds()) + " s", most(of, one -> one.pressure().busy()), most(of, one -> one.pressure().waiting()));
  }

  private static long most(List<Verdict> of, ToLongFunction<Verdict> what) {
    return of.stream().mapToLong(what).max().orElse(0);
  }

  private static long sum(List<Verdict> of, ToLongFunction<Verdict> what) {
    return of.stream().mapToLong(what).sum();
  }
}
