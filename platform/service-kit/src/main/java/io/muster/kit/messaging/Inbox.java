package io.muster.kit.messaging;

import io.muster.kit.database.Tx;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Remembers which message each consumer has had, in the transaction of what the message led to. */
@ApplicationScoped
public class Inbox {
  private static final String INSERT = "insert into inbox(consumer, message_id) values ($1, $2) on conflict do nothing";

  /** Whether this is the first time; false for a message delivered again. Another transaction with the same message is waited for. */
  public boolean first(Tx tx, String consumer, String messageId) {
    return tx.update(INSERT, consumer, messageId) == 1;
  }

  /** Those of the ids that are seen for the first time, in their order; one round trip. */
  public Set<String> firsts(Tx tx, String consumer, List<String> messageIds) {
    List<String> distinct = messageIds.stream().distinct().toList();
    // Sorted, so that two transactions over the same messages cannot lock each other out.
    List<String> sorted = distinct.stream().sorted().toList();
    int[] counts = tx.batch(INSERT, sorted.stream().map(id -> Tuple.of(consumer, id)).toList());
    var inserted = new java.util.HashSet<String>();
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] == 1) {
        inserted.add(sorted.get(i));
      }
    }
    var firsts = new LinkedHashSet<String>(distinct);
    firsts.retainAll(inserted);
    return firsts;
  }
}
