package io.muster.ingest.reconcile;

import io.muster.contracts.incident.SubjectId;
import io.muster.contracts.ingest.IngestCommand.CompareOpenIncidents;
import io.muster.contracts.ingest.IngestCommand.OpenIncident;
import io.muster.ingest.incident.KnownIncident;
import io.muster.kit.database.Tx;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;

/** What is known, held against a list of what is open. */
@ApplicationScoped
class OpenIncidentRepository {
  /**
   * One that the list and what is known do not agree about.
   *
   * @param closedNotFound whether it is closed here because the tool did not know it
   */
  record Differing(String nativeId, boolean closedNotFound) {}

  /** Those in the list that are not known, were last told of before they last changed, or are closed here because the tool did not know them. */
  List<Differing> missing(Tx tx, CompareOpenIncidents list, int most) {
    String[] ids = list.open().stream().map(OpenIncident::nativeId).toArray(String[]::new);
    OffsetDateTime[] changes = list.open().stream().map(one -> one.changedAt().atOffset(ZoneOffset.UTC)).toArray(OffsetDateTime[]::new);
    return tx.rows(
            """
            select listed.native_id, coalesce(told.facets #>> '{status,facet,word}' = $5, false) as closed_not_found
            from unnest($2::text[], $3::timestamptz[]) as listed(native_id, changed_at)
            left join known_incident known on known.subject_key = $1 || listed.native_id
            left join lateral (select known.facets::jsonb offset 0) as told(facets) on true
            where known.incident is null
              or (select max((facet.value ->> 'at')::timestamptz) from jsonb_each(told.facets) facet) < listed.changed_at
              or told.facets #>> '{status,facet,word}' = $5
            limit $4""",
            prefix(list), ids, changes, most, KnownIncident.NOT_FOUND_WORD)
        .stream()
        .map(OpenIncidentRepository::differing)
        .toList();
  }

  /** Those that are open as far as is known, and not in the list though they were before it was read; those that the tool did not know rest for a while. */
  List<Differing> openHereOnly(Tx tx, CompareOpenIncidents list, int most) {
    String[] ids = list.open().stream().map(OpenIncident::nativeId).toArray(String[]::new);
    return tx.rows(
            """
            select substr(subject_key, length($2) + 1) as native_id, false as closed_not_found from known_incident
            where account = $1 and open and updated_at < $3 and starts_with(subject_key, $2) and substr(subject_key, length($2) + 1) <> all($4)
              and not exists (select 1 from incident_not_found gone where gone.subject_key = known_incident.subject_key and gone.ask_after > clock_timestamp())
            limit $5""",
            list.account().key(), prefix(list), list.listedAt(), ids, most)
        .stream()
        .map(OpenIncidentRepository::differing)
        .toList();
  }

  /** What stands before the tool's own id in the key of an incident of this account. */
  private static String prefix(CompareOpenIncidents list) {
    String key = SubjectId.incident(list.account(), "x").key();
    return key.substring(0, key.length() - 1);
  }

  private static Differing differing(Row row) {
    return new Differing(row.getString("native_id"), row.getBoolean("closed_not_found"));
  }
}
