package io.muster.testkit.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A vendor's published contract, against which exchanges are held. What it does not know fails; what is known to depart, or to have no
 * contract, must be declared with a reason, which the report repeats. Safe for many threads.
 */
public final class PublishedContract {
  private static final Map<Path, PublishedContract> READ = new ConcurrentHashMap<>();

  private final String name;
  private final ContractDocument document;
  private final ContractEngine engine;
  private final String below;
  private final Map<String, Allowance> allowances;
  private final Map<String, String> withoutContract;
  private final Map<String, ContractReport.Line> lines = new ConcurrentHashMap<>();

  private record Allowance(String why, Set<String> keys) {}

  private PublishedContract(
      String name, ContractDocument document, ContractEngine engine, String below,
      Map<String, Allowance> allowances, Map<String, String> withoutContract) {
    this.name = name;
    this.document = document;
    this.engine = engine;
    this.below = below;
    this.allowances = allowances;
    this.withoutContract = withoutContract;
  }

  /**
   * Reads a Swagger 2 or OpenAPI 3 document in JSON, slips and all. Where the contracts are absent, the calling test is skipped.
   *
   * @param file within the folder of contracts, such as {@code pagerduty/rest-openapiv3.json}
   */
  public static PublishedContract read(String file) {
    Path path = ContractFolder.file(file);
    PublishedContract whole =
        READ.computeIfAbsent(
            path,
            each -> {
              ContractDocument document = ContractDocument.read(each);
              return new PublishedContract(file, document, ContractEngine.of(document, each), "", Map.of(), Map.of());
            });
    return new PublishedContract(file, whole.document, whole.engine, "", Map.of(), Map.of());
  }

  /** The same contract for exchanges whose paths begin with something that the contract leaves out, such as {@code /teams}. */
  public PublishedContract below(String prefix) {
    return new PublishedContract(name, document, engine, prefix, allowances, withoutContract);
  }

  /**
   * The same contract with departures allowed for one operation.
   *
   * @param operation such as {@code PUT /incidents/{id}}
   * @param why in one sentence, for the report
   * @param keys the keys of the findings that are allowed
   */
  public PublishedContract loosely(String operation, String why, String... keys) {
    var more = new LinkedHashMap<>(allowances);
    more.put(operation, new Allowance(why, Set.of(keys)));
    return new PublishedContract(name, document, engine, below, more, withoutContract);
  }

  /** The same contract with an operation that the vendor has but does not describe, such as {@code GET /v3/teams/{teamId}}. */
  public PublishedContract withoutContract(String operation, String why) {
    var more = new LinkedHashMap<>(withoutContract);
    more.put(operation, why);
    return new PublishedContract(name, document, engine, below, allowances, more);
  }

  /** Holds an exchange against the contract and notes it for the report. Empty when it is as it should be. */
  public List<Finding> validate(Exchange exchange) {
    var judged = judge(exchange);
    lines.merge(
        judged.operation(),
        new ContractReport.Line(judged.coverage(), 1, judged.findings().isEmpty() ? 0 : 1),
        PublishedContract::added);
    return judged.findings();
  }

  /** {@link #validate}, as an assertion. */
  public void requireValid(Exchange exchange) {
    List<Finding> findings = validate(exchange);
    if (!findings.isEmpty()) {
      throw new AssertionError(exchange.method() + " " + exchange.path() + " departs from " + name + ":\n  "
          + String.join("\n  ", findings.stream().map(Finding::toString).toList()));
    }
  }

  /** What was judged so far. */
  public ContractReport report() {
    return new ContractReport(name, lines);
  }

  /** What an exchange would be found to be, without a note in the report. */
  Judged judge(Exchange recorded) {
    Exchange exchange = recorded.withPath(stripped(recorded.path()));
    Optional<String> template = new PathTemplates(document.paths()).matching(exchange.path());
    Optional<JsonNode> operation = template.flatMap(path -> document.operation(path, exchange.method()));
    if (operation.isPresent()) {
      return judge(template.get(), operation.get(), exchange);
    }
    for (var declared : withoutContract.entrySet()) {
      if (isOf(declared.getKey(), exchange)) {
        return new Judged(declared.getKey(), new Coverage.NoContract(declared.getValue()), List.of());
      }
    }
    var finding =
        template.isEmpty()
            ? new Finding(Finding.UNKNOWN_PATH, name + " has no " + exchange.path())
            : new Finding(Finding.UNKNOWN_METHOD, name + " has no " + exchange.method() + " of " + template.get());
    return new Judged(
        exchange.method() + " " + template.orElse(exchange.path()), new Coverage.NoContract("unknown"), List.of(finding));
  }

  /** What came of holding one exchange against the contract. */
  record Judged(String operation, Coverage coverage, List<Finding> findings) {}

  private Judged judge(String template, JsonNode operation, Exchange exchange) {
    String key = exchange.method() + " " + template;
    var findings = new ArrayList<>(engine.findings(template, exchange));
    Optional<JsonNode> response = document.response(operation, exchange.status());
    if (response.isEmpty() && !Judgement.mayBeUnlisted(exchange.status())) {
      findings.add(new Finding(Finding.UNKNOWN_STATUS, key + " lists no status " + exchange.status()));
    }
    var unknown = new UnknownProperties(document);
    if (Judgement.ofRequest(exchange)) {
      findings.addAll(unknownIn(unknown, document.requestSchema(operation), exchange.requestBody()));
    }
    Optional<JsonNode> schema = response.flatMap(document::responseSchema);
    findings.addAll(unknownIn(unknown, schema, exchange.responseBody()));
    Allowance allowance = allowances.get(key);
    if (allowance != null) {
      findings.removeIf(finding -> allowance.keys().contains(finding.key()));
      return new Judged(key, new Coverage.Loosely(allowance.why()), findings);
    }
    boolean open = schema.isEmpty() && !exchange.responseBody().isBlank();
    return new Judged(key, open ? new Coverage.Loosely("the contract leaves an answer's body open") : new Coverage.Strictly(), findings);
  }

  private static List<Finding> unknownIn(UnknownProperties unknown, Optional<JsonNode> schema, String body) {
    return schema.flatMap(known -> Judgement.json(body).map(json -> unknown.in(known, json))).orElse(List.of());
  }

  private static ContractReport.Line added(ContractReport.Line before, ContractReport.Line now) {
    Coverage coverage = before.coverage() instanceof Coverage.Strictly ? now.coverage() : before.coverage();
    return new ContractReport.Line(coverage, before.exchanges() + now.exchanges(), before.departures() + now.departures());
  }

  private static boolean isOf(String operation, Exchange exchange) {
    int space = operation.indexOf(' ');
    return operation.substring(0, space).equals(exchange.method())
        && new PathTemplates(List.of(operation.substring(space + 1))).matching(exchange.path()).isPresent();
  }

  private String stripped(String path) {
    return !below.isEmpty() && path.startsWith(below + "/") ? path.substring(below.length()) : path;
  }
}
