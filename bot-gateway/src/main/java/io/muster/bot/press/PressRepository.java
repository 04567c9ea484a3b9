package io.muster.bot.press;

import io.muster.bot.card.Undo;
import io.muster.bot.card.UnderWay;
import io.muster.contracts.identity.IdentityEvent.Remedy;
import io.muster.contracts.incident.ActionOffer;
import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.incident.PersonId;
import io.muster.contracts.incident.TenantId;
import io.muster.kit.database.Sql;
import io.muster.kit.database.Tx;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Presses in the database. */
@ApplicationScoped
class PressRepository {
  private static final String UNDOABLE = " p.undo is not null and p.outcome = 'DONE' and not p.already and p.outcome_at > clock_timestamp() - interval '60 seconds'"
      + " and not exists (select 1 from press u where u.card = p.card and u.offer = 'muster.undo/' || p.id and u.outcome in ('UNDER_WAY', 'ACCEPTED', 'DONE')) ";

  /**
   * What a card shows of its presses, for a statement that names the card's row {@code c}. What is done but not yet seen in the incident counts a little longer as under
   * way, so that a card never goes back.
   */
  static final String SHOWN_OF_CARD = shownOf("c.id", "c.revision");

  private static final String SHOWN = shownOf("$1", "$2");

  private static final String CAME_TO_NOTHING = """
      outcome = 'LOST' or (outcome = 'REFUSED' and outcome_at < clock_timestamp() - interval '5 seconds')
          or (outcome = 'AWAITS_LINK' and until < clock_timestamp()) as came_to_nothing""";

  private static String shownOf(String card, String revision) {
    return """
      select * from (
        select p.id as press, p.offer, p.label, p.person_name, p.pressed_at, p.undo, p.undo_warning, p.outcome_at + interval '60 seconds' as undo_until,
          (p.outcome in ('UNDER_WAY', 'ACCEPTED') and p.pressed_at > clock_timestamp() - interval '10 minutes')
            or (p.outcome = 'DONE' and not p.already and p.revision >= %s and p.outcome_at > clock_timestamp() - interval '10 seconds') as under_way,
         %s
           as undoable
        from press p where p.card = %s) press
      where under_way or undoable order by pressed_at""".formatted(revision, UNDOABLE, card);
  }

  /** Writes it down with what takes it back. One that is there already fails the transaction, see {@link #thereAlready}. */
  void begin(Tx tx, Press press, ActionOffer offer, String subject, Optional<String> mri, Duration awaited) {
    tx.send("""
        insert into press (id, card, tenant, conversation, subject, offer, verb, label, person, person_name, person_mri, revision, awaited_until, bulk, undo, undo_warning)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, clock_timestamp() + $13 * interval '1 millisecond', $14, $15, $16)""",
        press.id(), press.card(), press.conversation().tenant().value(), press.conversation().value(), subject, press.offerId(), offer.verb(), press.label(),
        press.person().objectId(), press.personName(), mri, press.revision(), awaited.toMillis(), press.bulk(), offer.undo(), offer.undo().flatMap(verb -> offer.undoWarning()));
  }

  /** Whether a transaction failed because the press that it began is there already. */
  static boolean thereAlready(RuntimeException failure) {
    return failure instanceof PgException refused && "23505".equals(refused.getSqlState()) && "press_pkey".equals(refused.getConstraint());
  }

  /**
   * What there was before somebody presses.
   *
   * @param same this person's newest press of the same
   * @param cameToNothing whether nothing came of it, long enough ago that pressing again is meant: it was refused, waited in vain for a link, or was lost
   * @param other somebody else's press of the same offer that is under way
   */
  record Earlier(Optional<Press> same, boolean cameToNothing, Optional<Press> other) {
    /** Of somebody who only looks. */
    static final Earlier NOTHING = new Earlier(Optional.empty(), false, Optional.empty());
  }

  /** Asks what there was before this person presses this offer of a card that showed this revision. */
  Supplier<Earlier> earlier(Tx tx, UUID card, String offer, PersonId person, long revision) {
    return earlier(tx.ask("""
        (select true as same, %s, *
          from press where card = $1 and offer = $2 and person = $3 and revision = $4 order by pressed_at desc limit 1)
        union all
        (select false, false, * from press where card = $1 and offer = $2 and person <> $3 and outcome in ('UNDER_WAY', 'ACCEPTED')
          and pressed_at > clock_timestamp() - interval '2 minutes' order by pressed_at limit 1)""".formatted(CAME_TO_NOTHING), card, offer, person.objectId(), revision));
  }

  /** The same for what was filled in, which nobody else and nothing earlier concerns. */
  Supplier<Earlier> earlier(Tx tx, String id) {
    return earlier(tx.ask("select true as same, false as came_to_nothing, * from press where id = $1", id));
  }

  /** The same for a press that is there already, on whichever card. */
  Supplier<Earlier> elsewhere(Tx tx, String id) {
    return earlier(tx.ask("select true as same, " + CAME_TO_NOTHING + ", * from press where id = $1", id));
  }

  private static Supplier<Earlier> earlier(Tx.Answer answer) {
    return () -> {
      Optional<Row> same = answer.rows().stream().filter(row -> row.getBoolean("same")).findFirst();
      Optional<Row> other = answer.rows().stream().filter(row -> !row.getBoolean("same")).findFirst();
      return new Earlier(same.map(row -> one(row, "")), same.filter(row -> row.getBoolean("came_to_nothing")).isPresent(), other.map(row -> one(row, "")));
    };
  }

  /**
   * What a card shows of its presses.
   *
   * @param undo what was done last and can be taken back now: for a minute, and unless somebody is taking it back
   */
  record Shown(List<UnderWay> underWay, Optional<Undo> undo) {}

  /**
   * Asks what a card shows of its presses now.
   *
   * @param revision of the incident as the card shows it
   */
  Supplier<Shown> shown(Tx tx, UUID card, long revision) {
    Tx.Answer shown = tx.ask(SHOWN, card, revision);
    return () -> shown(shown.rows());
  }

  /** The same from rows of such a statement. */
  static Shown shown(List<Row> shown) {
    return new Shown(
        shown.stream().filter(row -> row.getBoolean("under_way")).map(PressRepository::underWay).toList(),
        shown.stream().filter(row -> row.getBoolean("undoable")).map(PressRepository::undo).max(Comparator.comparing(Undo::until)));
  }

  /** The offer of taking this press back, while it lasts. */
  Optional<ActionOffer> undoOffer(Tx tx, UUID card, String pressId) {
    return tx.row("select p.id, p.undo, p.label, p.undo_warning from press p where" + UNDOABLE + "and p.card = $1 and p.id = $2", card, pressId)
        .map(row -> new ActionOffer(Undo.OFFER + pressId, row.getString("undo"), Undo.title(row.getString("label")), ActionOffer.Weight.MORE,
            Optional.ofNullable(row.getString("undo_warning")), List.of(), ActionOffer.Answer.AT_ONCE, Optional.empty(), Optional.empty()));
  }

  /** Whether this press could be taken back, and nobody did while there was time. */
  boolean undoIsOver(Tx tx, UUID card, String pressId) {
    return tx.row("""
        select 1 from press p where p.card = $1 and p.id = $2 and p.undo is not null and p.outcome = 'DONE' and p.outcome_at <= clock_timestamp() - interval '60 seconds'
          and not exists (select 1 from press u where u.card = p.card and u.offer = 'muster.undo/' || p.id and u.outcome in ('UNDER_WAY', 'ACCEPTED', 'DONE'))""", card, pressId).isPresent();
  }

  /** What came of all presses under this word, so far. */
  BulkOutcomes.Tally tally(Tx tx, String bulk) {
    Row row = tx.row("""
        select count(*)::int as wanted, count(*) filter (where outcome in ('DONE', 'ACCEPTED'))::int as done, count(*) filter (where outcome in ('REFUSED', 'LOST'))::int as refused,
          count(*) filter (where outcome = 'AWAITS_LINK')::int as waiting, min(words) as words from press where bulk = $1""", bulk).orElseThrow();
    return new BulkOutcomes.Tally(row.getInteger("wanted"), row.getInteger("done"), row.getInteger("refused"), row.getInteger("waiting"), Optional.ofNullable(row.getString("words")));
  }

  /** The key of one of the subjects that they concern. */
  Optional<String> subjectOfBulk(Tx tx, String bulk) {
    return tx.row("select subject from press where bulk = $1 limit 1", bulk).map(row -> row.getString("subject"));
  }

  private static UnderWay underWay(Row row) {
    return new UnderWay(row.getString("press"), row.getString("offer"), row.getString("label"), row.getString("person_name"), Sql.instant(row, "pressed_at").orElseThrow());
  }

  private static Undo undo(Row row) {
    return new Undo(row.getString("press"), row.getString("undo"), row.getString("label"), row.getString("undo_warning") != null, Sql.instant(row, "undo_until").orElseThrow());
  }

  /**
   * The press in a row with all of its columns.
   *
   * @param prefix of their names in it
   */
  static Press one(Row row, String prefix) {
    TenantId tenant = new TenantId(row.getString(prefix + "tenant"));
    return new Press(row.getString(prefix + "id"), row.getUUID(prefix + "card"), new ConversationId(tenant, row.getString(prefix + "conversation")),
        new PersonId(tenant, row.getString(prefix + "person")), row.getString(prefix + "person_name"), row.getString(prefix + "offer"), row.getString(prefix + "label"),
        row.getLong(prefix + "revision"), came(row, prefix), Optional.ofNullable(row.getString(prefix + "bulk")));
  }

  private static Press.Came came(Row row, String prefix) {
    Instant at = Sql.instant(row, prefix + "outcome_at").orElse(Instant.EPOCH);
    return switch (row.getString(prefix + "outcome")) {
      case "ACCEPTED" -> new Press.Came.Accepted();
      case "DONE" -> new Press.Came.Done(row.getBoolean(prefix + "already"), row.getString(prefix + "by_name"), at);
      case "REFUSED" -> new Press.Came.Refused(row.getString(prefix + "words"), Remedy.valueOf(row.getString(prefix + "remedy")), row.getBoolean(prefix + "already"));
      case "AWAITS_LINK" -> new Press.Came.AwaitsLink(Sql.instant(row, prefix + "until").orElse(at));
      default -> new Press.Came.UnderWay();
    };
  }
}
