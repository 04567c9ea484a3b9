package io.muster.testkit.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a contract and the declared exceptions to it say about exchanges.
 *
 * @param name the contract's name
 * @param document the published document
 * @param engine what validates by it
 * @param below a prefix of paths that the document leaves out; empty for none
 * @param allowances departures that are allowed, by operation
 * @param undescribed why there is no contract, by operation
 */
record ContractTerms(
    String name,
    ContractDocument document,
    ContractEngine engine,
    String below,
    Map<String, Allowance> allowances,
    Map<String, String> undescribed) {

  /** Departures of one operation that are allowed, and why. */
  record Allowance(String why, Set<String> findings) {}

  /** What came of holding one exchange against the terms. */
  record Judged(String operation, Coverage coverage, List<Finding> findings) {}

  ContractTerms below(String prefix) {
    return new ContractTerms(name, document, engine, prefix, allowances, undescribed);
  }

  ContractTerms allowing(String operation, Allowance allowance) {
    var more = new LinkedHashMap<>(allowances);
    more.put(operation, allowance);
    return new ContractTerms(name, document, engine, below, more, undescribed);
  }

  ContractTerms knowing(String operation, String why) {
    var more = new LinkedHashMap<>(undescribed);
    more.put(operation, why);
    return new ContractTerms(name, document, engine, below, allowances, more);
  }

  Judged judge(Exchange recorded) {
    Exchange exchange = recorded.withPath(stripped(recorded.path()));
    Optional<String> template = new PathTemplates(document.paths()).matching(exchange.path());
    Optional<JsonNode> operation = template.flatMap(path -> document.operation(path, exchange.method()));
    if (operation.isPresent()) {
      return judge(template.get(), operation.get(), exchange);
    }
    return undescribed.entrySet().stream()
        .filter(declared -> isOf(declared.getKey(), exchange))
        .findFirst()
        .map(declared -> new Judged(declared.getKey(), new Coverage.NoContract(declared.getValue()), List.of()))
        .orElseGet(() -> unknown(template, exchange));
  }

  private Judged unknown(Optional<String> template, Exchange exchange) {
    Finding finding =
        template
            .map(path -> new Finding(Finding.UNKNOWN_METHOD, "", name + " has no " + exchange.method() + " of " + path))
            .orElseGet(() -> new Finding(Finding.UNKNOWN_PATH, "", name + " has no " + exchange.path()));
    String operation = exchange.method() + " " + template.orElse(exchange.path());
    return new Judged(operation, new Coverage.NoContract("unknown"), List.of(finding));
  }

  private Judged judge(String template, JsonNode operation, Exchange exchange) {
    String key = exchange.method() + " " + template;
    Optional<JsonNode> response = document.response(operation, exchange.status());
    Optional<JsonNode> answer = response.flatMap(document::responseSchema);
    var findings = new ArrayList<>(engine.findings(template, exchange));
    if (response.isEmpty() && !Judgement.mayBeUnlisted(exchange.status())) {
      findings.add(new Finding(Finding.UNKNOWN_STATUS, "", key + " lists no status " + exchange.status()));
    }
    if (Judgement.ofRequest(exchange)) {
      findings.addAll(unknownProperties(document.requestSchema(operation), exchange.requestBody()));
    }
    findings.addAll(unknownProperties(answer, exchange.responseBody()));
    Allowance allowance = allowances.get(key);
    if (allowance != null) {
      findings.removeIf(finding -> allowance.findings().stream().anyMatch(finding::isAllowedBy));
      return new Judged(key, new Coverage.Loosely(allowance.why()), findings);
    }
    boolean open = answer.isEmpty() && !exchange.responseBody().isBlank();
    return new Judged(key, open ? new Coverage.Loosely("the contract leaves an answer's body open") : new Coverage.Strictly(), findings);
  }

  private List<Finding> unknownProperties(Optional<JsonNode> schema, String body) {
    return schema
        .flatMap(known -> Judgement.json(body).map(json -> new UnknownProperties(document).in(known, json)))
        .orElse(List.of());
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
