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

/**
 * The incidents as known. Many at a time: one statement to lock and read what is there, one to write what is new and one for the rest; only the first is waited for. A new one is
 * written once, whole. Where another transaction wrote it meanwhile, this one loses and is run again, as after a deadlock.
 */
@ApplicationScoped
class KnownIncidentRepository {
  private static final TypeReference<TreeMap<String, KnownFacet>> FACETS = new TypeReference<>() {};

  private static final String INSERT =
      """
      insert into known_incident(subject_key, revision, facets, open, incident, asked_at)
      select key, revision, facets, open, case when revision > 0 then '{}'::jsonb end, case when asked then clock_timestamp() end
      from unnest($1::text[], $2::bigint[], $3::text[], $4::boolean[], $5::boolean[]) as told(key, revision, facets, open, asked)
      order by key on conflict (subject_key) do update set revision = lost_to_another()""";

  private static final String UPDATE =
      """
      update known_incident
      set revision = told.revision, facets = told.facets, open = told.open, incident = case when told.revision > 0 then '{}'::jsonb end,
          asked_at = case when told.asked then clock_timestamp() else asked_at end, updated_at = clock_timestamp()
      from unnest($1::text[], $2::bigint[], $3::text[], $4::boolean[], $5::boolean[]) as told(key, revision, facets, open, asked)
      where subject_key = told.key""";

  private final AssemblyConfig config;

  KnownIncidentRepository(AssemblyConfig config) {
    this.config = config;
  }

  /**
   * One incident as known. What is there is locked until the transaction ends.
   *
   * @param there whether it has a row
   * @param mayAsk whether nobody was asked for it of late
   */
  record Locked(KnownIncident known, long revision, boolean there, boolean mayAsk) {
    private static Locked nothing(SubjectId subject) {
      return new Locked(KnownIncident.nothing(subject), 0, false, true);
    }
  }

  /** Incidents that are being locked. */
  record Locking(Map<String, SubjectId> byKey, Optional<Tx.Answer> answer) {
    /** All of them, once what is there is locked; waits for that. */
    Map<SubjectId, Locked> locked() {
      var locked = new HashMap<SubjectId, Locked>();
      byKey.values().forEach(subject -> locked.put(subject, Locked.nothing(subject)));
      for (Row row : answer.map(Tx.Answer::rows).orElse(List.of())) {
        SubjectId subject = byKey.get(row.getString("subject_key"));
        var known = new KnownIncident(subject, KnownIncidentRepository.facets(row.getString("facets")));
        locked.put(subject, new Locked(known, row.getLong("revision"), true, row.getBoolean("may_ask")));
      }
      return locked;
    }
  }

  /**
   * One incident to be written.
   *
   * @param there as it was when it was locked
   * @param asked whether the tool is asked for it in this transaction
   */
  record Changed(KnownIncident known, long revision, boolean there, boolean asked) {
    static Changed unchanged(Locked locked) {
      return new Changed(locked.known(), locked.revision(), locked.there(), false);
    }
  }

  /** Locks and reads these subjects. Always in the order of their keys, as they are written, so that two transactions seldom wait for each other; where they do, one is run again. */
  Locking lock(Tx tx, Collection<SubjectId> subjects) {
    var byKey = new TreeMap<String, SubjectId>();
    subjects.forEach(subject -> byKey.put(subject.key(), subject));
    if (byKey.isEmpty()) {
      return new Locking(byKey, Optional.empty());
    }
    Tx.Answer answer =
        tx.ask(
            """
            select subject_key, revision, facets, asked_at is null or asked_at < clock_timestamp() - make_interval(secs => $2) as may_ask
            from known_incident where subject_key = any($1) order by subject_key for update""",
            byKey.keySet().toArray(String[]::new),
            config.askAgainAfter().toMillis() / 1000.0);
    return new Locking(byKey, Optional.of(answer));
  }

  /** Writes them; each must have been locked in this transaction. */
  void save(Tx tx, Collection<Changed> changed) {
    write(tx, INSERT, changed.stream().filter(one -> !one.there()).toList());
    write(tx, UPDATE, changed.stream().filter(Changed::there).toList());
  }

  private static void write(Tx tx, String sql, List<Changed> some) {
    if (!some.isEmpty()) {
      tx.send(
          sql,
          some.stream().map(one -> one.known().subject().key()).toArray(String[]::new),
          some.stream().map(Changed::revision).toArray(Long[]::new),
          some.stream().map(one -> json(one.known().facets())).toArray(String[]::new),
          some.stream().map(one -> one.known().open()).toArray(Boolean[]::new),
          some.stream().map(Changed::asked).toArray(Boolean[]::new));
    }
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
      String json = MessageJson.mapper().writeValueAsString(value);
      if (EscapedNul.in(json)) {
        throw new IllegalArgumentException("what was told has U+0000 in it, which PostgreSQL's JSON cannot hold");
      }
      return json;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("an incident as known could not be written", e);
    }
  }
}
