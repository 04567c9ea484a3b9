package io.muster.ingest.assembly;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.muster.contracts.incident.SubjectId;
import io.muster.contracts.wire.MessageJson;
import io.muster.ingest.incident.KnownFacet;
import io.muster.ingest.incident.KnownIncident;
import io.muster.kit.database.Tx;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The incidents as known. Many at a time: one statement to make sure of the rows, one to lock and read them, one to write them; only the second is waited for. */
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

  /** Incidents that are being locked. */
  record Locking(Map<String, SubjectId> byKey, Optional<Tx.Answer> answer) {
    /** Once they are locked; waits for that. */
    Map<SubjectId, Locked> locked() {
      var locked = new HashMap<SubjectId, Locked>();
      for (Row row : answer.map(Tx.Answer::rows).orElse(List.of())) {
        SubjectId subject = byKey.get(row.getString("subject_key"));
        locked.put(subject, new Locked(new KnownIncident(subject, KnownIncidentRepository.facets(row.getString("facets"))), row.getLong("revision"), row.getBoolean("may_ask")));
      }
      return locked;
    }
  }

  /** One incident to be written; {@code asked} when the tool is asked for it in this transaction. */
  record Changed(KnownIncident known, long revision, boolean asked) {}

  /** Locks and reads these subjects; those not known yet are made. Always in the order of their keys, so that two transactions never wait for each other. */
  Locking lock(Tx tx, Collection<SubjectId> subjects) {
    var byKey = new TreeMap<String, SubjectId>();
    subjects.forEach(subject -> byKey.put(subject.key(), subject));
    if (byKey.isEmpty()) {
      return new Locking(byKey, Optional.empty());
    }
    String[] keys = byKey.keySet().toArray(String[]::new);
    tx.send("insert into incident_known(subject_key) select key from unnest($1::text[]) as told(key) order by key on conflict do nothing", (Object) keys);
    Tx.Answer answer =
        tx.ask(
            """
            select subject_key, revision, facets::text as facets,
                   asked_at is null or asked_at < clock_timestamp() - make_interval(secs => $2) as may_ask
            from incident_known where subject_key = any($1) order by subject_key for update""",
            keys,
            config.askAgainAfter().toMillis() / 1000.0);
    return new Locking(byKey, Optional.of(answer));
  }

  /** Writes them; the rows must be locked. */
  void save(Tx tx, Collection<Changed> changed) {
    if (changed.isEmpty()) {
      return;
    }
    List<Changed> all = List.copyOf(changed);
    tx.send(
        """
        update incident_known
        set revision = told.revision, facets = told.facets::jsonb, incident = case when told.revision > 0 then '{}'::jsonb end,
            asked_at = case when told.asked then clock_timestamp() else asked_at end, updated_at = clock_timestamp()
        from unnest($1::text[], $2::bigint[], $3::text[], $4::boolean[]) as told(key, revision, facets, asked)
        where subject_key = told.key""",
        all.stream().map(one -> one.known().subject().key()).toArray(String[]::new),
        all.stream().map(Changed::revision).toArray(Long[]::new),
        all.stream().map(one -> json(one.known().facets())).toArray(String[]::new),
        all.stream().map(Changed::asked).toArray(Boolean[]::new));
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
