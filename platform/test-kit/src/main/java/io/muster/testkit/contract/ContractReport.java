package io.muster.testkit.contract;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How each operation that was met was judged.
 *
 * @param contract the contract's name
 * @param operations by operation, such as {@code PUT /incidents/{id}}
 */
public record ContractReport(String contract, Map<String, Line> operations) {

  public ContractReport {
    operations = new TreeMap<>(operations);
  }

  /**
   * One operation.
   *
   * @param coverage how it is judged
   * @param exchanges how many exchanges were judged
   * @param departures how many of them departed from the contract
   */
  public record Line(Coverage coverage, int exchanges, int departures) {

    /** Both together; one exchange that was judged loosely makes the operation so. */
    Line and(Line other) {
      Coverage lesser = coverage instanceof Coverage.Strictly ? other.coverage : coverage;
      return new Line(lesser, exchanges + other.exchanges, departures + other.departures);
    }
  }

  /** A line for each operation, for people to read. */
  @Override
  public String toString() {
    return operations.entrySet().stream()
        .map(
            each ->
                "  %-60s %4d exchanges, %d departing, %s"
                    .formatted(
                        each.getKey(), each.getValue().exchanges(), each.getValue().departures(), each.getValue().coverage().describe()))
        .collect(Collectors.joining("\n", "Exchanges held against " + contract + ":\n", "\n"));
  }
}
