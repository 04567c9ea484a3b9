package io.muster.testkit.contract;

import io.muster.testkit.contract.ContractTerms.Allowance;
import io.muster.testkit.contract.ContractTerms.Judged;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A vendor's published contract, against which exchanges are held. What it does not know fails; what is known to depart, or to have no
 * contract, must be declared with a reason, which the report repeats. Safe for many threads.
 */
public final class PublishedContract {
  /** Reading one of these documents takes seconds, and a build asks for it in many tests. */
  private static final Map<Path, ContractTerms> READ = new ConcurrentHashMap<>();

  private final ContractTerms terms;
  private final Map<String, ContractReport.Line> lines = new ConcurrentHashMap<>();

  private PublishedContract(ContractTerms terms) {
    this.terms = terms;
  }

  /**
   * Reads a Swagger 2 or OpenAPI 3 document in JSON, slips and all. Where the contracts are absent, the calling test is skipped.
   *
   * @param file within the folder of contracts, such as {@code pagerduty/rest-openapiv3.json}
   */
  public static PublishedContract read(String file) {
    return new PublishedContract(READ.computeIfAbsent(ContractFolder.file(file), path -> parsed(file, path)));
  }

  private static ContractTerms parsed(String name, Path file) {
    ContractDocument document = ContractDocument.read(file);
    return new ContractTerms(name, document, ContractEngine.of(document, file), "", Map.of(), Map.of());
  }

  /** The same contract for exchanges whose paths begin with something that the contract leaves out, such as {@code /teams}. */
  public PublishedContract below(String prefix) {
    return new PublishedContract(terms.below(prefix));
  }

  /**
   * The same contract with departures allowed for one operation.
   *
   * @param operation such as {@code PUT /incidents/{id}}
   * @param why in one sentence, for the report
   * @param findings what is allowed: a finding's key, or better its key and place, such as
   *     {@code "response.body.type /services/*"} followed by further steps; {@code *} stands for any position in a list
   */
  public PublishedContract loosely(String operation, String why, String... findings) {
    return new PublishedContract(terms.allowing(operation, new Allowance(why, Set.of(findings))));
  }

  /** The same contract with an operation that the vendor has but does not describe, such as {@code GET /v3/teams/{teamId}}. */
  public PublishedContract withoutContract(String operation, String why) {
    return new PublishedContract(terms.knowing(operation, why));
  }

  /** Holds an exchange against the contract and notes it for the report. Empty when it is as it should be. */
  public List<Finding> validate(Exchange exchange) {
    Judged judged = judge(exchange);
    var line = new ContractReport.Line(judged.coverage(), 1, judged.findings().isEmpty() ? 0 : 1);
    lines.merge(judged.operation(), line, ContractReport.Line::and);
    return judged.findings();
  }

  /** {@link #validate}, as an assertion. */
  public void requireValid(Exchange exchange) {
    List<Finding> findings = validate(exchange);
    if (!findings.isEmpty()) {
      String listed = String.join("\n  ", findings.stream().map(Finding::toString).toList());
      throw new AssertionError(exchange.method() + " " + exchange.path() + " departs from " + terms.name() + ":\n  " + listed);
    }
  }

  /** What was judged so far. */
  public ContractReport report() {
    return new ContractReport(terms.name(), lines);
  }

  /** What an exchange would be found to be, without a note in the report. */
  Judged judge(Exchange exchange) {
    return terms.judge(exchange);
  }
}
