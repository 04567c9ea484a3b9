package io.muster.ingest.assembly;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.muster.contracts.incident.Incident;
import io.muster.contracts.incident.SubjectId;
import io.muster.contracts.wire.MessageJson;
import io.muster.ingest.incident.KnownFacet;
import io.muster.ingest.incident.KnownIncident;
import io.muster.kit.database.Sql;
import io.muster.kit.database.Tx;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The incidents as known. Many at a time: one statement to make sure of the rows, one to lock and read them, one to write them. */
@ApplicationScoped
class KnownIncidentRepository {
  private static final TypeReference<TreeMap<String, KnownFacet>> FACETS = new TypeReference<>() {};

  private final AssemblyConfig config;

  KnownIncidentRepository(AssemblyConfig config) {
    this.config = config;
  }

  /**
   * One incident as known, locked until the transaction ends.
   *
   * @param mayAsk whether nobody was asked for it of late
   */
  record Locked(KnownIncident known, long revision, boolean mayAsk) {}

  /** One incident to be written; {@code asked} when the tool is asked for it in this transaction. */
  record Changed(KnownIncident known, long revision, Optional<Incident> incident, boolean asked) {}

  /** Locks and reads these subjects; those not known yet are made. Always in the order of their keys, so that two transactions never wait for each other. */
  Map<SubjectId, Locked> lock(Tx tx, Collection<SubjectId> subjects) {
    Map<String, SubjectId> byKey = subjects.stream().collect(Collectors.toMap(SubjectId::key, Function.identity(), (a, b) -> a, TreeMap::new));
    String[] keys = byKey.keySet().toArray(String[]::new);
    tx.batch(
        "insert into incident_known(subject_key) values ($1) on conflict do nothing", byKey.keySet().stream().map(key -> Sql.tuple(key)).toList());
    var locked = new HashMap<SubjectId, Locked>();
    List<Row> rows =
        tx.rows(
            """
            select subject_key, revision, facets::text as facets,
                   asked_at is null or asked_at < clock_timestamp() - make_interval(secs => $2) as may_ask
            from incident_known where subject_key = any($1) order by subject_key for update""",
            keys,
            config.askAgainAfter().toMillis() / 1000.0);
    for (Row row : rows) {
      SubjectId subject = byKey.get(row.getString("subject_key"));
      locked.put(subject, new Locked(new KnownIncident(subject, facets(row.getString("facets"))), row.getLong("revision"), row.getBoolean("may_ask")));
    }
    return locked;
  }

  /** Writes them; the rows must be locked. */
  void save(Tx tx, Collection<Changed> changed) {
    tx.batch(
        """
        update incident_known
        set revision = $2, facets = $3::text::jsonb, incident = coalesce($4::text::jsonb, incident),
            asked_at = case when $5 then clock_timestamp() else asked_at end, updated_at = clock_timestamp()
        where subject_key = $1""",
        changed.stream()
            .map(one -> Sql.tuple(one.known().subject().key(), one.revision(), json(one.known().facets()), one.incident().map(KnownIncidentRepository::json), one.asked()))
            .toList());
  }

  private static TreeMap<String, KnownFacet> facets(String json) {
    try {
      TreeMap<String, KnownFacet> facets = MessageJson.mapper().readValue(json, FACETS);
      // A facet of a newer version is read as nothing: passed over.
      facets.values().removeIf(known -> known == null || known.facet() == null);
      return facets;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an incident as known could not be read", e);
    }
  }

  private static String json(Object value) {
    try {
      return MessageJson.mapper().writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an incident as known could not be written", e);
    }
  }
}
