package io.muster.testkit.architecture.sample.good;

/** Keeps every rule: its name says what it touches. */
public class CardRepository {
  private final io.vertx.sqlclient.Pool pool;
  private final java.time.Clock clock;

  CardRepository(io.vertx.sqlclient.Pool pool, java.time.Clock clock) {
    this.pool = pool;
    this.clock = clock;
  }

  java.time.Instant now() {
    return java.time.Instant.now(clock);
  }

  io.vertx.sqlclient.Pool pool() {
    return pool;
  }
}
