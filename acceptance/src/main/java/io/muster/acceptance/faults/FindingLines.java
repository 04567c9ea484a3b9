package io.muster.acceptance.faults;

import io.muster.acceptance.faults.verdict.Finding;
import io.muster.acceptance.faults.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;

/** What is not as promised in a run, line by line: the first of each kind, and how many more there are. */
final class FindingLines {
  private static final int SHOWN = 12;

  private FindingLines() {}

  static List<String> of(Verdict verdict) {
    List<String> lines = new ArrayList<>();
    for (Finding.Kind kind : Finding.Kind.values()) {
      verdict.findings().stream().filter(finding -> finding.kind() == kind).limit(SHOWN).forEach(finding -> lines.add("  " + (kind.breaks() ? "✗ " : "! ") + kind.word() + ": " + finding.evidence()));
      long more = verdict.count(kind) - SHOWN;
      if (more > 0) {
        lines.add("    … and " + more + " more: " + kind.word());
      }
    }
    return lines;
  }
}
