package io.muster.mapping.routing;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.Facet.Reference;
import io.muster.contracts.incident.Incident;
import io.muster.contracts.incident.Named;
import io.muster.contracts.incident.SubjectId;
import io.muster.contracts.incident.TenantId;
import io.muster.contracts.mapping.MappingState.Source;
import io.muster.contracts.wire.MessageJson;
import io.muster.kit.database.Sql;
import io.muster.kit.database.Tx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Each subject as it was heard of last. A subject's key begins with its account. */
@ApplicationScoped
class KnownIncidentRepository {
  private static final String NEWEST_WINS =
      """
      insert into known_incident (subject, account, revision, service, teams, open, public, incident, number, link, heard_at)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, now())
      on conflict (subject) do update
      set revision = excluded.revision, service = excluded.service, teams = excluded.teams, open = excluded.open, public = excluded.public,
          incident = excluded.incident, number = excluded.number, link = excluded.link, heard_at = excluded.heard_at
      where known_incident.revision < excluded.revision
      """;

  /**
   * Asks which of the subjects are known; the answer is read when it is wanted.
   *
   * @param whole those that are wanted whole; of all others, the revision is enough
   */
  Supplier<Map<SubjectId, KnownIncident>> of(Tx tx, Set<SubjectId> subjects, Set<SubjectId> whole) {
    Map<String, SubjectId> byKey = subjects.stream().collect(Collectors.toMap(SubjectId::key, Function.identity()));
    Tx.Answer answer =
        tx.ask(
            "select subject, revision, case when subject = any($2) then incident end as incident from known_incident where subject = any($1)",
            byKey.keySet().toArray(String[]::new),
            whole.stream().map(SubjectId::key).toArray(String[]::new));
    return () -> answer.rows().stream().collect(Collectors.toMap(row -> byKey.get(row.getString("subject")), KnownIncidentRepository::known));
  }

  /** Remembers these; an older revision never replaces a newer one. */
  void remember(Tx tx, Collection<Incident> incidents) {
    tx.sendBatch(NEWEST_WINS, incidents.stream().map(KnownIncidentRepository::row).toList());
  }

  /** A page of the account's open incidents of a source, in the order of their keys. */
  List<Incident> openOf(Tx tx, AccountId account, Source source, String afterKey, int atMost) {
    return tx
        .rows(
            """
            select incident from known_incident
            where open and account = $1 and subject > $2
              and (($3 = 'SERVICE' and service = $4) or ($3 = 'TEAM' and $4 = any(teams)))
            order by subject limit $5
            """,
            account.key(),
            afterKey,
            source.kind(),
            source.of().nativeId(),
            atMost)
        .stream()
        .map(KnownIncidentRepository::incident)
        .toList();
  }

  /** A page of the account's open incidents that conversations of this tenant show, in the order of their keys. */
  List<Incident> openShownIn(Tx tx, TenantId tenant, AccountId account, String afterKey, int atMost) {
    return tx
        .rows(
            """
            select incident from known_incident k
            where k.open and k.account = $2 and k.subject > $3
              and exists (select 1 from route r where r.subject = k.subject and r.tenant = $1 and r.active)
            order by k.subject limit $4
            """,
            tenant.value(),
            account.key(),
            afterKey,
            atMost)
        .stream()
        .map(KnownIncidentRepository::incident)
        .toList();
  }

  /** Forgets at most this many subjects, with their routes, that have been over and silent for longer; how many it were. */
  int forgetOverLongerThan(Tx tx, Duration age, int atMost) {
    return tx.row(
            """
            with old as (
              delete from known_incident where subject in (
                select subject from known_incident where not open and heard_at < now() - make_interval(secs => $1) order by heard_at limit $2
                for update skip locked)
              returning subject),
            routes as (delete from route where subject in (select subject from old))
            select count(*)::int as forgotten from old
            """,
            (double) age.toSeconds(),
            atMost)
        .orElseThrow()
        .getInteger("forgotten");
  }

  private static Tuple row(Incident incident) {
    Optional<Reference> reference = Optional.ofNullable(incident.reference());
    return Sql.tuple(
        incident.id().key(),
        incident.id().account().key(),
        incident.revision(),
        incident.classification().service().map(Named::nativeId),
        incident.classification().teams().stream().map(Named::nativeId).toArray(String[]::new),
        incident.status().phase().open(),
        incident.visibility().open(),
        text(incident),
        reference.map(Reference::number),
        reference.flatMap(Reference::link).map(URI::toString));
  }

  private static String text(Incident incident) {
    try {
      return MessageJson.mapper().writeValueAsString(incident);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an incident could not be written", e);
    }
  }

  private static KnownIncident known(Row row) {
    return new KnownIncident(row.getLong("revision"), row.getString("incident") == null ? Optional.empty() : Optional.of(incident(row)));
  }

  private static Incident incident(Row row) {
    try {
      return MessageJson.mapper().readValue(row.getString("incident"), Incident.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored incident could not be read", e);
    }
  }
}
