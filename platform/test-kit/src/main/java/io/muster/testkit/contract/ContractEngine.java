package io.muster.testkit.contract;

import java.util.List;

/** What holds a known operation's exchange against its schema. */
interface ContractEngine {

  /**
   * The departures of an exchange from its operation.
   *
   * @param template the path template that the exchange follows; the contract has its method
   */
  List<Finding> findings(String template, Exchange exchange);

  /** The engine that fits a document: OpenAPI 3.1 uses plain JSON Schema, everything older a dialect of its own. */
  static ContractEngine of(ContractDocument document, java.nio.file.Path file) {
    return document.isOpenApi31() ? new JsonSchemaEngine(document) : DialectEngine.of(document, file);
  }
}
