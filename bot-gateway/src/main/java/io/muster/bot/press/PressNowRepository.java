package io.muster.bot.press;

import io.muster.bot.desired.CardRepository;
import io.muster.bot.desired.DesiredCard;
import io.muster.kit.database.Tx;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Reads a press, the card on which somebody waits for it and what that shows of its presses in one statement: whoever waits looks again and again. The card need not be
 * the press's own: the same may have been pressed first on another card of the incident.
 */
@ApplicationScoped
class PressNowRepository {
  private static final String PRESS = "press_";
  private static final String NOW = "select " + pressColumns() + ", c.*, s.* from press p left join lateral (select " + CardRepository.COLUMNS
      + " from " + CardRepository.withId("$4") + " where tenant = $2 and conversation = $3) c on true left join lateral (" + PressRepository.SHOWN_OF_CARD + ") s on true where p.id = $1 order by s.pressed_at";

  /** How far a press is, for whoever waits for it. */
  enum Progress {
    /** What comes of it is not known. */
    UNDER_WAY,
    /** It is done, and its incident does not say so yet. */
    DONE,
    /** It is known and, if it is done, seen in the incident. */
    SETTLED
  }

  /** A press as it is now, for whoever pressed on this card; one statement. */
  Now now(Tx tx, String press, DesiredCard card) {
    List<Row> rows = tx.rows(NOW, press, card.conversation().tenant().value(), card.conversation().value(), card.id());
    if (rows.isEmpty()) {
      throw new IllegalStateException("a press that was begun is not there");
    }
    return new Now(rows);
  }

  /** Nobody waits for what comes of it any more. Waits for whoever is about to write that, and believes that somebody does. */
  void awaitedNoMore(Tx tx, String press) {
    tx.send("update press set awaited_until = least(awaited_until, clock_timestamp()) where id = $1", press);
  }

  /** One moment. Most looks come too early, so that only what is asked for is read from it. */
  static final class Now {
    /** At least one: as many as the card shows presses, all with the same press and card. */
    private final List<Row> rows;

    private Now(List<Row> rows) {
      this.rows = rows;
    }

    /**
     * How far the press is.
     *
     * @param revision of the incident on the card, as far as that was known
     */
    Progress progress(long revision) {
      Row row = rows.getFirst();
      return switch (row.getString(PRESS + "outcome")) {
        case "ACCEPTED", "REFUSED", "AWAITS_LINK" -> Progress.SETTLED;
        case "DONE" -> row.getBoolean(PRESS + "already") || Optional.ofNullable(row.getLong("revision")).orElse(revision) > row.getLong(PRESS + "revision") ? Progress.SETTLED : Progress.DONE;
        default -> Progress.UNDER_WAY;
      };
    }

    /** The press. */
    Press press() {
      return PressRepository.one(rows.getFirst(), PRESS);
    }

    /** The card on which somebody waits. */
    Optional<DesiredCard> card() {
      return Optional.of(rows.getFirst()).filter(row -> row.getUUID("id") != null).map(CardRepository::one);
    }

    /** What that shows of its presses. */
    PressRepository.Shown shown() {
      return PressRepository.shown(rows.stream().filter(row -> row.getString("press") != null).toList());
    }
  }

  /** Under names of their own, as a card has some of the same. */
  private static String pressColumns() {
    return Stream.of("id", "card", "tenant", "conversation", "person", "person_name", "offer", "label", "revision", "outcome", "by_name", "already", "words", "remedy", "until",
        "outcome_at", "bulk").map(column -> "p." + column + " as " + PRESS + column).collect(Collectors.joining(", "));
  }
}
