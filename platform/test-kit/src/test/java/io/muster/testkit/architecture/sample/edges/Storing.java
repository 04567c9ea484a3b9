package io.muster.testkit.architecture.sample.edges;

/** Breaks a rule: reads PostgreSQL without being a Repository. */
public class Storing {
  io.vertx.sqlclient.Pool pool;
}
