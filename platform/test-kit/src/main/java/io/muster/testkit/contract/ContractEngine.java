package io.muster.testkit.contract;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Holds a known operation's exchanges against its contract.
 *
 * @param parameters path, query and content type; empty for OpenAPI 3.1, which the library does not read
 * @param requests bodies sent
 * @param responses bodies answered
 */
record ContractEngine(Optional<ParameterCheck> parameters, BodyCheck requests, BodyCheck responses) {

  static ContractEngine of(ContractDocument document, Path file) {
    Optional<ParameterCheck> parameters = document.isOpenApi31() ? Optional.empty() : Optional.of(ParameterCheck.of(document, file));
    return new ContractEngine(parameters, BodyCheck.of(document, Side.REQUEST), BodyCheck.of(document, Side.RESPONSE));
  }

  /**
   * The departures of an exchange from its operation.
   *
   * @param template the path template that the exchange follows; the contract has its method
   */
  List<Finding> findings(String template, Exchange exchange) {
    var findings = new ArrayList<Finding>();
    if (Judgement.ofRequest(exchange)) {
      parameters.ifPresent(check -> findings.addAll(check.findings(template, exchange)));
      findings.addAll(requests.request(template, exchange));
    }
    if (exchange.status() > 0) {
      findings.addAll(responses.response(template, exchange));
    }
    return findings;
  }
}
