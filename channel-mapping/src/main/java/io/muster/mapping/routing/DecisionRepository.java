package io.muster.mapping.routing;

import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.incident.TenantId;
import io.muster.kit.database.Sql;
import io.muster.kit.database.Tx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The decisions and their reasons. A subject's key begins with its account. */
@ApplicationScoped
public class DecisionRepository {
  private static final String COLUMNS = "select subject, revision, tenant, conversation, mapping, generation, shown, reason, decided_at from decision";

  /**
   * A decision that was taken.
   *
   * @param subject the key of the subject
   */
  public record Taken(
      String subject, long revision, String tenant, String conversation, String mapping, long generation, boolean shown, RoutingReason reason, Instant at) {}

  /**
   * What is known of a subject beside the decisions.
   *
   * @param number what people call it; empty while none is known, as are the others
   * @param servicePage address of the page of its service
   */
  public record Heard(long revision, boolean isPublic, String number, String title, String service, String servicePage) {}

  void write(Tx tx, List<RoutedIncident> routed) {
    List<Tuple> rows = routed.stream().flatMap(one -> one.decisions().stream().map(decision -> row(one, decision))).toList();
    tx.sendBatch(
        """
        insert into decision (subject, account, revision, tenant, conversation, mapping, generation, shown, reason, decided_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, now())
        """,
        rows);
  }

  private static Tuple row(RoutedIncident routed, RoutingDecision decision) {
    var id = routed.incident().id();
    return Sql.tuple(
        id.key(),
        id.account().key(),
        routed.incident().revision(),
        decision.conversation().tenant().value(),
        decision.conversation().value(),
        decision.rule().mappingId(),
        decision.rule().generation(),
        decision.shown(),
        decision.reason().label());
  }

  /** The newest revision heard of this subject, if any was. */
  public Optional<Heard> heard(Tx tx, String subject) {
    return tx.row(
            """
            select revision, public, coalesce(number, '') as number, coalesce(incident::jsonb #>> '{texts,TITLE}', '') as title,
              coalesce(incident::jsonb #>> '{classification,service,name}', '') as service, coalesce(incident::jsonb #>> '{classification,service,link}', '') as page
            from known_incident where subject = $1""",
            subject)
        .map(
            row ->
                new Heard(
                    row.getLong("revision"), row.getBoolean("public"), row.getString("number"), row.getString("title"), row.getString("service"), row.getString("page")));
  }

  /** The newest decisions about a subject, newest first. */
  public List<Taken> about(Tx tx, String subject, int atMost) {
    return tx.rows(COLUMNS + " where subject = $1 order by id desc limit $2", subject, atMost).stream().map(DecisionRepository::taken).toList();
  }

  /** The newest decisions for a conversation, newest first. */
  public List<Taken> inConversation(Tx tx, ConversationId conversation, int atMost) {
    return tx
        .rows(COLUMNS + " where tenant = $1 and conversation = $2 order by id desc limit $3", conversation.tenant().value(), conversation.value(), atMost)
        .stream()
        .map(DecisionRepository::taken)
        .toList();
  }

  /** The newest decision about a subject in a conversation. */
  public Optional<Taken> newest(Tx tx, ConversationId conversation, String subject) {
    return tx.row(
            COLUMNS + " where subject = $1 and tenant = $2 and conversation = $3 order by id desc limit 1",
            subject,
            conversation.tenant().value(),
            conversation.value())
        .map(DecisionRepository::taken);
  }

  /**
   * The public subject that people of a tenant call by this number or by the address of its page, of the accounts that are connected with the tenant; the one heard of
   * last. Empty when there is none.
   */
  public Optional<String> named(Tx tx, TenantId tenant, String word) {
    return tx
        .row(
            """
            select k.subject from known_incident k join connection c on c.account = k.account and c.tenant = $1 and c.active
            where k.public and (k.number = $2 or k.link = $2) order by k.heard_at desc limit 1
            """,
            tenant.value(),
            word)
        .map(row -> row.getString("subject"));
  }

  /** Forgets at most this many decisions that are older; how many it were. */
  int forgetOlderThan(Tx tx, Duration age, int atMost) {
    return tx.update(
        "delete from decision where id in (select id from decision where decided_at < now() - make_interval(secs => $1) order by decided_at limit $2)",
        (double) age.toSeconds(),
        atMost);
  }

  private static Taken taken(Row row) {
    return new Taken(
        row.getString("subject"),
        row.getLong("revision"),
        row.getString("tenant"),
        row.getString("conversation"),
        row.getString("mapping"),
        row.getLong("generation"),
        row.getBoolean("shown"),
        RoutingReason.labelled(row.getString("reason")),
        Sql.instant(row, "decided_at").orElseThrow());
  }
}
