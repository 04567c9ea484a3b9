package io.muster.identity.acting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.muster.contracts.identity.IdentityCommand.PerformAction;
import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.PersonId;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.incident.SubjectId;
import io.muster.contracts.incident.TenantId;
import io.muster.contracts.wire.MessageJson;
import io.muster.identity.acting.Action.Status;
import io.muster.identity.tenancy.Tenancy;
import io.muster.kit.database.Sql;
import io.muster.kit.database.Tx;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Actions in PostgreSQL, behind row-level security. */
@ApplicationScoped
class ActionRepository {
  private static final String COLUMNS =
      """
      select action_id, tenant, object_id, person_name, subject::text as subject, verb, inputs::text as inputs, seen_phase, status, after_link, caused_by,
        created_at, extract(epoch from clock_timestamp() - created_at)::bigint as age from action
      """;

  /** Keeps what was pressed; false where this very press is known already. */
  boolean insert(Tx tx, PerformAction press, Status status, String causedBy) {
    Tenancy.enter(tx, press.person().tenant());
    return tx.update(
            """
            insert into action(action_id, tenant, object_id, person_name, account_key, subject, offer_id, verb, inputs, seen_phase, status, caused_by)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict (action_id) do nothing
            """,
            press.actionId(),
            press.person().tenant().value(),
            press.person().objectId(),
            press.personName(),
            press.subject().account().key(),
            Sql.json(write(press.subject())),
            press.offerId(),
            press.verb(),
            Sql.json(write(press.inputs())),
            press.seenPhase(),
            status.word(),
            causedBy)
        > 0;
  }

  /** Until when it waits for the person to be linked. */
  Instant waitUntil(Tx tx, String actionId, Duration wait) {
    return Sql.instant(
            tx.row("update action set wait_until = now() + $2 * interval '1 second' where action_id = $1 returning wait_until", actionId, wait.toSeconds())
                .orElseThrow(),
            "wait_until")
        .orElseThrow();
  }

  Optional<Action> find(Tx tx, TenantId tenant, String actionId) {
    Tenancy.enter(tx, tenant);
    return tx.row(COLUMNS + " where action_id = $1", actionId).map(ActionRepository::action);
  }

  /** What has waited for this person's link and may still be done; from now on it is ready. */
  List<Action> release(Tx tx, PersonId person, AccountId account) {
    Tenancy.enter(tx, person.tenant());
    List<Action> waiting =
        tx.rows(
                COLUMNS
                    + " where tenant = $1 and object_id = $2 and account_key = $3 and status = 'awaits-link' and wait_until > clock_timestamp() order by created_at for update",
                person.tenant().value(),
                person.objectId(),
                account.key())
            .stream()
            .map(ActionRepository::action)
            .toList();
    waiting.forEach(action -> tx.update("update action set status = 'ready', after_link = true where action_id = $1", action.id()));
    return waiting;
  }

  /** Ends it; false where it is no longer as it was read: it has ended before, or what it waited for has come. */
  boolean end(Tx tx, Action action, Status status, Optional<String> reason) {
    Tenancy.enter(tx, action.person().tenant());
    return tx.update(
            "update action set status = $2, reason = $3, ended_at = now() where action_id = $1 and status = $4 and status in ('ready', 'awaits-link')",
            action.id(),
            status.word(),
            reason,
            action.status().word())
        > 0;
  }

  private static Action action(Row row) {
    return new Action(
        row.getString("action_id"),
        new PersonId(new TenantId(row.getString("tenant")), row.getString("object_id")),
        row.getString("person_name"),
        read(row.getString("subject"), new TypeReference<SubjectId>() {}),
        row.getString("verb"),
        read(row.getString("inputs"), new TypeReference<Map<String, String>>() {}),
        Phase.valueOf(row.getString("seen_phase")),
        Status.of(row.getString("status")),
        row.getBoolean("after_link"),
        Optional.ofNullable(row.getString("caused_by")),
        Sql.instant(row, "created_at").orElseThrow(),
        row.getLong("age"));
  }

  private static String write(Object value) {
    try {
      return MessageJson.mapper().writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("subjects and inputs can be written", e);
    }
  }

  private static <T> T read(String json, TypeReference<T> type) {
    try {
      return MessageJson.mapper().readValue(json, type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what was written here cannot be read", e);
    }
  }
}
