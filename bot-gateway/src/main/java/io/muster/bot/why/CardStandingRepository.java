package io.muster.bot.why;

import io.muster.contracts.incident.ConversationId;
import io.muster.kit.database.Sql;
import io.muster.kit.database.Tx;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Reads how cards stand. */
@ApplicationScoped
class CardStandingRepository {
  private static final int CALLS = 20;
  private static final String STANDING = """
      select c.*, c.incident #>> '{reference,number}' as number, c.incident #>> '{texts,TITLE}' as title, n.installed, n.blocked,
        case when n.not_before > clock_timestamp() then n.not_before end as paused_until,
        case when c.not_before > clock_timestamp() then c.not_before end as card_paused_until
      from card c join conversation n on n.tenant = c.tenant and n.id = c.conversation\s""";

  private final TeamsCallRepository calls;

  CardStandingRepository(TeamsCallRepository calls) {
    this.calls = calls;
  }

  /** Every conversation's card of a subject. */
  List<CardStanding> of(Tx tx, String subject) {
    return tx.rows(STANDING + "where c.subject = $1 order by c.tenant, c.conversation limit 200", subject).stream().map(row -> one(tx, row)).toList();
  }

  /** The newest cards of a conversation. */
  List<CardStanding> in(Tx tx, ConversationId conversation, int most) {
    return tx.rows(STANDING + "where c.tenant = $1 and c.conversation = $2 order by c.changed_at desc limit $3", conversation.tenant().value(), conversation.value(), most).stream()
        .map(row -> one(tx, row)).toList();
  }

  /** The card behind this message. */
  Optional<CardStanding> behind(Tx tx, ConversationId conversation, String activityId) {
    return tx.row(STANDING + "where c.tenant = $1 and c.conversation = $2 and c.activity_id = $3", conversation.tenant().value(), conversation.value(), activityId)
        .map(row -> one(tx, row));
  }

  /** The card that people of a conversation mean: by number, address of the page, or the subject's key; the one wanted last. */
  Optional<CardStanding> named(Tx tx, ConversationId conversation, String word) {
    return tx.row(STANDING + """
        where c.tenant = $1 and c.conversation = $2 and (c.incident #>> '{reference,number}' = $3 or c.incident #>> '{reference,link}' = $3 or c.subject = $3)
        order by c.wanted_at desc limit 1""", conversation.tenant().value(), conversation.value(), word).map(row -> one(tx, row));
  }

  private CardStanding one(Tx tx, Row row) {
    Optional<Instant> teamsAsked = Sql.instant(row, "paused_until");
    Optional<Instant> cardWaits = Sql.instant(row, "card_paused_until");
    Optional<String> blocked = Optional.ofNullable(row.getString("blocked"));
    String waits = waits(row, blocked.isPresent(), teamsAsked.isPresent());
    return new CardStanding(row.getString("subject"), Optional.ofNullable(row.getString("number")).orElse(""), Optional.ofNullable(row.getString("title")).orElse(""),
        Optional.ofNullable(row.getString("service_name")).orElse(""), row.getString("tenant"), row.getString("conversation"), row.getString("mapping"), row.getLong("generation"), row.getString("keeping"), row.getString("life"),
        row.getLong("revision"), row.getLong("shown_revision"), waits, waits.equals("teams-asked") ? teamsAsked : waits.equals("turn") ? cardWaits : Optional.empty(),
        Optional.ofNullable(row.getString("reason")).or(() -> blocked), Sql.instant(row, "wanted_at").orElseThrow(), calls.newest(tx, row.getUUID("id"), CALLS));
  }

  private static String waits(Row row, boolean blocked, boolean teamsAsked) {
    return switch (row.getString("life")) {
      case "GONE" -> "deleted-by-person";
      case "ABANDONED" -> "given-up";
      case "ENDED" -> "not-wanted";
      case String life when life.equals("PLANNED") && row.getBoolean("held") -> row.getBoolean("open") ? "storm" : "over";
      case String life when !row.getBoolean("due") -> "nothing";
      case String life when !row.getBoolean("installed") -> "not-installed";
      case String life when blocked -> "conversation-blocked";
      case String life when teamsAsked -> "teams-asked";
      case String life -> "turn";
    };
  }
}
