package io.muster.kit.database;

import io.vertx.sqlclient.PreparedQuery;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One open transaction. Statements are PostgreSQL's, with {@code $1} arguments as {@link Sql#tuple} takes them; each waits for its answer.
 * Not to be kept past the function that it was given to, and not to be shared between threads.
 *
 * <p>Errors: {@link DatabaseUnavailable}; {@link io.vertx.pgclient.PgException} with PostgreSQL's own code for a refused statement.
 */
public final class Tx {
  private final SqlConnection connection;
  private final Awaiting awaiting;
  private int left;

  private Tx(SqlConnection connection, Awaiting awaiting, int left) {
    this.connection = connection;
    this.awaiting = awaiting;
    this.left = left;
  }

  /** A transaction that was begun on this connection. */
  static Tx open(SqlConnection connection, Awaiting awaiting) {
    return new Tx(connection, awaiting, Integer.MAX_VALUE);
  }

  /** One statement on a connection without a transaction. */
  static Tx ofOne(SqlConnection connection, Awaiting awaiting) {
    return new Tx(connection, awaiting, 1);
  }

  /** All rows of a query. */
  public List<Row> rows(String sql, Object... args) {
    RowSet<Row> answer = query(sql, args);
    var rows = new ArrayList<Row>(answer.size());
    answer.forEach(rows::add);
    return rows;
  }

  /** The only row of a query; more than one is an IllegalStateException. */
  public Optional<Row> row(String sql, Object... args) {
    List<Row> rows = rows(sql, args);
    if (rows.size() > 1) {
      throw new IllegalStateException("at most one row was expected, there are " + rows.size());
    }
    return rows.stream().findFirst();
  }

  /** How many rows the statement inserted, changed or deleted. */
  public int update(String sql, Object... args) {
    return query(sql, args).rowCount();
  }

  /** One statement with many arguments in one round trip: how many rows each touched, in the order of the arguments. */
  public int[] batch(String sql, List<Tuple> args) {
    if (args.isEmpty()) {
      return new int[0];
    }
    count();
    int[] counts = new int[args.size()];
    RowSet<Row> answer = awaiting.result(connection.preparedQuery(sql).executeBatch(args));
    for (int i = 0; i < counts.length && answer != null; i++, answer = answer.next()) {
      counts[i] = answer.rowCount();
    }
    return counts;
  }

  private void count() {
    if (left-- == 0) {
      throw new IllegalStateException("one statement was announced: more than one need a transaction");
    }
  }

  private RowSet<Row> query(String sql, Object... args) {
    count();
    PreparedQuery<RowSet<Row>> query = connection.preparedQuery(sql);
    return awaiting.result(args.length == 0 ? query.execute() : query.execute(Sql.tuple(args)));
  }
}
