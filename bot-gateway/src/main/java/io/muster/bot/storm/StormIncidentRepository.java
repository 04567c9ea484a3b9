package io.muster.bot.storm;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.muster.bot.card.DigestContent.OfService;
import io.muster.bot.desired.CardRepository;
import io.muster.bot.desired.DesiredCard;
import io.muster.contracts.incident.Incident;
import io.muster.contracts.incident.Phase;
import io.muster.contracts.wire.MessageJson;
import io.muster.kit.database.Sql;
import io.muster.kit.database.Tx;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** What a storm tells of its incidents. Only those that the conversation shows now are counted. */
@ApplicationScoped
public class StormIncidentRepository {
  private static final String SHOWN = " from card where storm = $1 and keeping = 'KEPT' ";

  private final CardRepository cards;

  StormIncidentRepository(CardRepository cards) {
    this.cards = cards;
  }

  /** How many there are of each service, most first. */
  public List<OfService> services(Tx tx, UUID storm) {
    return tx.rows("select coalesce(service_name, 'No service') as name, count(*)::int as incidents, min(wanted_at) as first" + SHOWN + "group by 1 order by 2 desc, 3, 1", storm)
        .stream().map(row -> new OfService(row.getString("name"), row.getInteger("incidents"), Sql.instant(row, "first").orElseThrow())).toList();
  }

  /** How many there are in each state. */
  public Map<Phase, Integer> phases(Tx tx, UUID storm) {
    var phases = new EnumMap<Phase, Integer>(Phase.class);
    tx.rows("select phase, count(*)::int as incidents" + SHOWN + "group by 1", storm).forEach(row -> phases.put(Phase.valueOf(row.getString("phase")), row.getInteger("incidents")));
    return phases;
  }

  /** Those that came last, newest first. */
  public List<Incident> newest(Tx tx, UUID storm, int most) {
    return tx.rows("select incident::text as incident" + SHOWN + "order by wanted_at desc, id limit $2", storm, most).stream().map(StormIncidentRepository::incident).toList();
  }

  /** A page of them: triggered first, then acknowledged, then over; the newest first. */
  public List<DesiredCard> page(Tx tx, StormDigest storm, int page, int size) {
    return cards(tx, storm, tx.rows("select id" + SHOWN + "order by case phase when 'TRIGGERED' then 0 when 'ACKNOWLEDGED' then 1 else 2 end, wanted_at desc, id limit $2 offset $3",
        storm.id(), size, page * size));
  }

  /** Those that nobody has acknowledged, oldest first. */
  public List<DesiredCard> triggered(Tx tx, StormDigest storm, int most) {
    return cards(tx, storm, tx.rows("select id" + SHOWN + "and phase = 'TRIGGERED' order by wanted_at, id limit $2", storm.id(), most));
  }

  private List<DesiredCard> cards(Tx tx, StormDigest storm, List<Row> ids) {
    List<Supplier<Optional<DesiredCard>>> asked = ids.stream().map(row -> cards.asked(tx, storm.conversation(), row.getUUID("id"))).toList();
    return asked.stream().flatMap(card -> card.get().stream()).toList();
  }

  private static Incident incident(Row row) {
    try {
      return MessageJson.mapper().readValue(row.getString("incident"), Incident.class);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a stored incident could not be read", e);
    }
  }
}
