package io.muster.mapping.connection;

import io.muster.contracts.mapping.MappingState.Connection;
import java.time.Instant;

/**
 * A connection as operators see it.
 *
 * @param since when it became active, or ended
 */
public record ConnectionAnswer(String tenant, String tool, String account, boolean active, Instant since) {
  static ConnectionAnswer of(Connection connection) {
    return new ConnectionAnswer(
        connection.tenant().value(), connection.account().tool(), connection.account().name(), connection.active(), connection.since());
  }
}
