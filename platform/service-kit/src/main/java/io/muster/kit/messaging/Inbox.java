package io.muster.kit.messaging;

import io.muster.kit.database.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Remembers which message each consumer has had, in the transaction of what the message led to. */
@ApplicationScoped
public class Inbox {
  private static final String INSERT = "insert into inbox(consumer, message_id) values ($1, $2) on conflict do nothing";
  private static final String INSERT_ALL = "insert into inbox(consumer, message_id) select $1, unnest($2::text[]) on conflict do nothing returning message_id";

  /** Whether this is the first time; false for a message delivered again. Another transaction with the same message is waited for. */
  public boolean first(Tx tx, String consumer, String messageId) {
    return tx.update(INSERT, consumer, messageId) == 1;
  }

  /** Those of the ids that are seen for the first time, in their order; one round trip. */
  public Set<String> firsts(Tx tx, String consumer, List<String> messageIds) {
    // Sorted, so that two transactions over the same messages cannot lock each other out.
    Object sorted = messageIds.stream().distinct().sorted().toArray(String[]::new);
    List<String> inserted = tx.rows(INSERT_ALL, consumer, sorted).stream().map(row -> row.getString("message_id")).toList();
    var firsts = new LinkedHashSet<String>(messageIds);
    firsts.retainAll(Set.copyOf(inserted));
    return firsts;
  }
}
