package io.muster.embedded;

import java.util.OptionalInt;

/** Running servers, wherever they run. Closing stops them. */
interface Servers extends AutoCloseable {

  /** Where they can be reached; {@code pid} is this JVM's. */
  InfrastructureAddresses addresses();

  @Override
  void close();

  /** The id of this JVM. */
  static long ownPid() {
    return ProcessHandle.current().pid();
  }

  /**
   * Which servers to start, and where.
   *
   * @param kafka whether Kafka is wanted
   * @param kafkaPort its port; a free one when empty
   * @param postgreSql whether PostgreSQL is wanted
   * @param postgreSqlPort its port; a free one when empty
   */
  record Wanted(boolean kafka, OptionalInt kafkaPort, boolean postgreSql, OptionalInt postgreSqlPort) {}
}
