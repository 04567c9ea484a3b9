package io.muster.kit.database;

import io.vertx.core.Future;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * One open transaction. Statements are PostgreSQL's, with {@code $1} arguments as {@link Sql#tuple} takes them, and take effect in the order in which they are
 * given. Most wait for their answer; waiting, not the statement, is what takes the time, so that whoever needs no answer gives it with {@link #send} and whoever has
 * several questions gives them with {@link #ask} before reading the first answer. Not to be kept past the function that it was given to, and not to be
 * shared between threads.
 *
 * <p>Errors: {@link DatabaseUnavailable}; {@link io.vertx.pgclient.PgException} with PostgreSQL's own code for a refused statement. One that was not waited for comes
 * out of the next that is, at the latest of the end of the transaction, which is then rolled back.
 */
public final class Tx {
  private final Pool pool;
  private final Awaiting awaiting;
  private final Optional<String> begin;
  private final List<Future<?>> sent = new ArrayList<>();
  private int statements;
  private Future<SqlConnection> asked;

  /** What was given last. Once that is answered, whatever was given before has gone out as well. */
  private Future<?> last;

  /** There once nothing that was given is still on its way to it: what goes out at once would overtake that. */
  private SqlConnection connection;

  private boolean open;

  /** Nobody waits any more: what has not gone out yet stays here. */
  private volatile boolean abandoned;

  private Tx(Pool pool, Awaiting awaiting, Optional<String> begin) {
    this.pool = pool;
    this.awaiting = awaiting;
    this.begin = begin;
    this.open = begin.isPresent();
  }

  /** A transaction that begins, with this statement, when the first of its own is given. */
  static Tx beginning(String begin, Pool pool, Awaiting awaiting) {
    return new Tx(pool, awaiting, Optional.of(begin));
  }

  /** One statement without a transaction. */
  static Tx ofOne(Pool pool, Awaiting awaiting) {
    return new Tx(pool, awaiting, Optional.empty());
  }

  /** What a question that was asked will come to. May be read, also by a thread that is started then, after the transaction has ended, which waits for it. */
  public final class Answer {
    private final Future<RowSet<Row>> coming;

    private Answer(Future<RowSet<Row>> coming) {
      this.coming = coming;
    }

    /** All rows; waits for them. */
    public List<Row> rows() {
      return listed(awaited(coming));
    }

    /** The only row; waits for it. More than one is an IllegalStateException. */
    public Optional<Row> row() {
      return only(rows());
    }
  }

  /** All rows of a query. */
  public List<Row> rows(String sql, Object... args) {
    return listed(awaited(execute(sql, args)));
  }

  /** The only row of a query; more than one is an IllegalStateException. */
  public Optional<Row> row(String sql, Object... args) {
    return only(rows(sql, args));
  }

  /** Asks, and goes on; the answer is read when it is needed. */
  public Answer ask(String sql, Object... args) {
    Future<RowSet<Row>> coming = execute(sql, args);
    sent.add(coming);
    return new Answer(coming);
  }

  /** How many rows the statement inserted, changed or deleted. */
  public int update(String sql, Object... args) {
    return awaited(execute(sql, args)).rowCount();
  }

  /** A statement that nobody waits for before the transaction ends. */
  public void send(String sql, Object... args) {
    sent.add(execute(sql, args));
  }

  /** One statement with many arguments in one round trip: how many rows each touched, in the order of the arguments. */
  public int[] batch(String sql, List<Tuple> args) {
    if (args.isEmpty()) {
      return new int[0];
    }
    int[] counts = new int[args.size()];
    RowSet<Row> answer = awaited(executeBatch(sql, args));
    for (int i = 0; i < counts.length && answer != null; i++, answer = answer.next()) {
      counts[i] = answer.rowCount();
    }
    return counts;
  }

  /** The same without waiting. */
  public void sendBatch(String sql, List<Tuple> args) {
    if (!args.isEmpty()) {
      sent.add(executeBatch(sql, args));
    }
  }

  /** Ends it; returns once PostgreSQL has it on disk and everything that was given was taken. */
  void commit() {
    if (asked != null) {
      // What the client refuses never reaches PostgreSQL, which would commit the rest.
      sent.stream().filter(Future::failed).findFirst().ifPresent(awaiting::result);
      awaiting.result(on(client -> ((SqlConnection) client).query("COMMIT").execute()));
      open = false;
      // A statement that PostgreSQL refused has made the COMMIT roll back.
      settle();
    }
  }

  /** Waits for what was only sent. */
  void settle() {
    sent.forEach(awaiting::result);
  }

  /** Gives the connection back, rolled back where it was not committed. One that comes only now goes back at once: nobody else would ever do that. */
  void close() {
    abandoned = true;
    if (asked != null) {
      asked.onSuccess(late -> {
        if (open) {
          // A connection that cannot even roll back is dropped by the pool; what went wrong before matters more.
          late.query("ROLLBACK").execute();
        }
        late.close();
      });
    }
  }

  private Future<RowSet<Row>> execute(String sql, Object... args) {
    count();
    Tuple values = Sql.tuple(args);
    return on(client -> args.length == 0 ? client.preparedQuery(sql).execute() : client.preparedQuery(sql).execute(values));
  }

  private Future<RowSet<Row>> executeBatch(String sql, List<Tuple> args) {
    count();
    return on(client -> client.preparedQuery(sql).executeBatch(args));
  }

  private void count() {
    if (begin.isEmpty() && statements++ == 1) {
      throw new IllegalStateException("one statement was announced: more than one need a transaction");
    }
  }

  /** On the connection, which is asked for now where there is none yet, after everything that was given before. */
  private <T> Future<T> on(Function<SqlClient, Future<T>> statement) {
    if (asked == null) {
      asked = pool.getConnection();
      // What is refused here is the connection, and with it all that follows.
      begin.ifPresent(words -> sent.add(later(client -> ((SqlConnection) client).query(words).execute())));
    }
    Future<T> given = connection == null ? later(statement) : statement.apply(connection);
    last = given;
    return given;
  }

  private <T> Future<T> later(Function<SqlClient, Future<T>> statement) {
    return asked.compose(come -> abandoned ? Future.failedFuture("nobody waits any more") : statement.apply(come));
  }

  private <T> T awaited(Future<T> statement) {
    try {
      T answer = awaiting.result(statement);
      if (statement == last) {
        connection = asked.result();
      }
      return answer;
    } catch (RuntimeException e) {
      // PostgreSQL refuses everything after the first that it refused: that one says why.
      sent.stream().filter(Future::failed).findFirst().ifPresent(awaiting::result);
      throw e;
    }
  }

  static List<Row> listed(RowSet<Row> answer) {
    var rows = new ArrayList<Row>(answer.size());
    answer.forEach(rows::add);
    return rows;
  }

  private static Optional<Row> only(List<Row> rows) {
    if (rows.size() > 1) {
      throw new IllegalStateException("at most one row was expected, there are " + rows.size());
    }
    return rows.stream().findFirst();
  }
}
