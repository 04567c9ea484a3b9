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
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
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

  /** Writes it down; false when the same press is there already. {@code awaited}: how long somebody waits for what comes of it. */
  boolean begin(Tx tx, Press press, String subject, String verb, Optional<String> mri, Duration awaited) {
    return tx.update("""
        insert into press (id, card, tenant, conversation, subject, offer, verb, label, person, person_name, person_mri, revision, awaited_until, bulk)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, clock_timestamp() + $13 * interval '1 millisecond', $14) on conflict (id) do nothing""",
        press.id(), press.card(), press.conversation().tenant().value(), press.conversation().value(), subject, press.offerId(), verb, press.label(),
        press.person().objectId(), press.personName(), mri, press.revision(), awaited.toMillis(), press.bulk()) == 1;
  }

  Optional<Press> find(Tx tx, String id) {
    return asked(tx, id).get();
  }

  /** The same for whoever has more to ask meanwhile. */
  Supplier<Optional<Press>> asked(Tx tx, String id) {
    return press(tx.ask("select * from press where id = $1", id));
  }

  /** How far a press is, for whoever waits for it. */
  enum Progress {
    /** What comes of it is not known. */
    UNDER_WAY,
    /** It is done, and its incident does not say so yet. */
    DONE,
    /** It is known and, if it is done, seen in the incident. */
    SETTLED
  }

  /**
   * How far this press is; one statement.
   *
   * @param revision of its incident, as far as that was known
   */
  Progress progress(Tx tx, String id, long revision) {
    Row row = tx.row("""
        select p.outcome, p.already or coalesce(c.revision, $2) > p.revision as seen
        from press p left join card c on c.id = p.card where p.id = $1""", id, revision).orElseThrow();
    return switch (row.getString("outcome")) {
      case "ACCEPTED", "REFUSED", "AWAITS_LINK" -> Progress.SETTLED;
      case "DONE" -> row.getBoolean("seen") ? Progress.SETTLED : Progress.DONE;
      default -> Progress.UNDER_WAY;
    };
  }

  /** Asks for somebody else's press of the same offer that is under way. */
  Supplier<Optional<Press>> other(Tx tx, UUID card, String offer, PersonId person) {
    return press(tx.ask("""
        select * from press where card = $1 and offer = $2 and person <> $3 and outcome in ('UNDER_WAY', 'ACCEPTED')
          and pressed_at > clock_timestamp() - interval '2 minutes' order by pressed_at limit 1""",
        card, offer, person.objectId()));
  }

  /**
   * What a card shows of its presses.
   *
   * @param undo what was done last and can be taken back now: for a minute, and unless somebody is taking it back
   */
  record Shown(List<UnderWay> underWay, Optional<Undo> undo) {}

  /**
   * What a card shows of its presses now; one statement.
   *
   * @param revision of the incident as the card shows it
   */
  Shown shown(Tx tx, UUID card, long revision) {
    return shown(tx.rows(SHOWN, card, revision));
  }

  /** The same from rows of such a statement. */
  static Shown shown(List<Row> shown) {
    return new Shown(
        shown.stream().filter(row -> row.getBoolean("under_way")).map(PressRepository::underWay).toList(),
        shown.stream().filter(row -> row.getBoolean("undoable")).map(PressRepository::undo).max(Comparator.comparing(Undo::until)));
  }

  /** Asks for this person's newest press of this offer on a card that showed this revision. */
  Supplier<Optional<Press>> same(Tx tx, UUID card, String offer, PersonId person, long revision) {
    return press(tx.ask("""
        select * from press where card = $1 and offer = $2 and person = $3 and revision = $4 order by pressed_at desc limit 1""",
        card, offer, person.objectId(), revision));
  }

  /** Whether nothing came of it, long enough ago that pressing again is meant: it was refused, waited in vain for a link, or was lost. */
  boolean cameToNothing(Tx tx, String id) {
    return tx.row("""
        select 1 from press where id = $1 and (outcome = 'LOST' or (outcome = 'REFUSED' and outcome_at < clock_timestamp() - interval '5 seconds')
          or (outcome = 'AWAITS_LINK' and until < clock_timestamp()))""", id).isPresent();
  }

  /** What came of it; false when that is known already or there is no such press. */
  boolean came(Tx tx, String id, Press.Came came) {
    return switch (came) {
      case Press.Came.UnderWay underWay -> false;
      case Press.Came.Accepted accepted -> tx.update("update press set outcome = 'ACCEPTED', outcome_at = clock_timestamp() where id = $1 and outcome in ('UNDER_WAY', 'AWAITS_LINK')", id) == 1;
      case Press.Came.Done done -> tx.update("""
          update press set outcome = 'DONE', already = $2, by_name = $3, outcome_at = $4 where id = $1 and outcome not in ('DONE', 'REFUSED')""",
          id, done.already(), done.byName(), done.at()) == 1;
      case Press.Came.Refused refused -> tx.update("""
          update press set outcome = 'REFUSED', words = $2, remedy = $3, already = $4, outcome_at = clock_timestamp() where id = $1 and outcome not in ('DONE', 'REFUSED')""",
          id, refused.words(), refused.remedy(), refused.badInput()) == 1;
      case Press.Came.AwaitsLink link -> tx.update("update press set outcome = 'AWAITS_LINK', until = $2, outcome_at = clock_timestamp() where id = $1 and outcome = 'UNDER_WAY'", id, link.until()) == 1;
    };
  }

  /** Asks whether nobody waits for the answer any more: then it has to be told in another way. */
  BooleanSupplier tellLater(Tx tx, String id) {
    Tx.Answer late = tx.ask("select awaited_until < clock_timestamp() as late from press where id = $1", id);
    return () -> late.row().filter(row -> row.getBoolean("late")).isPresent();
  }

  /** Notes how this press can be taken back. */
  void undoneBy(Tx tx, String id, String verb, Optional<String> warning) {
    tx.send("update press set undo = $2, undo_warning = $3 where id = $1", id, verb, warning);
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

  private static Supplier<Optional<Press>> press(Tx.Answer answer) {
    return () -> answer.row().map(PressRepository::one);
  }

  private static Press one(Row row) {
    TenantId tenant = new TenantId(row.getString("tenant"));
    return new Press(row.getString("id"), row.getUUID("card"), new ConversationId(tenant, row.getString("conversation")),
        new PersonId(tenant, row.getString("person")), row.getString("person_name"), row.getString("offer"), row.getString("label"), row.getLong("revision"), came(row),
        Optional.ofNullable(row.getString("bulk")));
  }

  private static Press.Came came(Row row) {
    Instant at = Sql.instant(row, "outcome_at").orElse(Instant.EPOCH);
    return switch (row.getString("outcome")) {
      case "ACCEPTED" -> new Press.Came.Accepted();
      case "DONE" -> new Press.Came.Done(row.getBoolean("already"), row.getString("by_name"), at);
      case "REFUSED" -> new Press.Came.Refused(row.getString("words"), Remedy.valueOf(row.getString("remedy")), row.getBoolean("already"));
      case "AWAITS_LINK" -> new Press.Came.AwaitsLink(Sql.instant(row, "until").orElse(at));
      default -> new Press.Came.UnderWay();
    };
  }
}
