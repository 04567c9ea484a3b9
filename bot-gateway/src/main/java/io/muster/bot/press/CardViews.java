package io.muster.bot.press;

import io.muster.bot.card.Shown;
import io.muster.bot.card.UnderWay;
import io.muster.bot.desired.DesiredCard;
import io.muster.bot.tool.ToolTitles;
import io.muster.contracts.incident.Incident;
import io.muster.kit.database.Sql;
import io.muster.kit.database.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** Gathers what decides how a card looks now: the incident as known, what is under way, the tool's name. */
@ApplicationScoped
public class CardViews {
  private final ToolTitles titles;
  private final PressKey key;
  private final Clock clock;

  CardViews(ToolTitles titles, PressKey key, Clock clock) {
    this.titles = titles;
    this.key = key;
    this.clock = clock;
  }

  /** The card as everybody sees it. */
  public Shown of(Tx tx, DesiredCard card) {
    Incident incident = card.incident();
    PressToken tokens = key.tokens();
    return new Shown(incident, underWay(tx, card), titles.titleOf(incident.id().account()), card.keeping(), Optional.empty(), clock.instant(),
        offer -> tokens.seal(card.id(), incident.revision(), Optional.empty(), new PressToken.Place(card.conversation(), incident.id(), offer)));
  }

  /** What is done but not yet seen in the incident counts as under way a little longer, so that a card never goes back. */
  private static List<UnderWay> underWay(Tx tx, DesiredCard card) {
    return tx.rows("""
        select id, offer, label, person_name, pressed_at from press
        where card = $1 and ((outcome in ('UNDER_WAY', 'ACCEPTED') and pressed_at > clock_timestamp() - interval '10 minutes')
          or (outcome = 'DONE' and not already and revision >= $2 and outcome_at > clock_timestamp() - interval '10 seconds'))
        order by pressed_at""", card.id(), card.incident().revision())
        .stream().map(row -> new UnderWay(row.getString("id"), row.getString("offer"), row.getString("label"), row.getString("person_name"),
            Sql.instant(row, "pressed_at").orElseThrow())).toList();
  }
}
