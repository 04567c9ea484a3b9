package io.muster.bot.press;

import io.muster.bot.conversation.Conversation;
import io.muster.bot.desired.CardRepository;
import io.muster.bot.desired.DesiredCard;
import io.muster.kit.database.Database;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/** Reads all that a card's details show in one question. */
@ApplicationScoped
class DetailsRepository {
  /** The conversation is as an activity tells when remembering that would change nothing. */
  private static final String FIND = "select " + CardRepository.COLUMNS + ", p.* from card c left join lateral (" + PressRepository.SHOWN_OF_CARD + """
      ) p on true
      where c.tenant = $1 and c.conversation = $2 and c.id = $3 and exists (
        select 1 from conversation v where v.tenant = $1 and v.id = $2 and v.kind = $4 and v.service_url = $5 and v.registration = $6
          and v.installed and v.blocked is null and v.changed_at > now() - interval '1 hour'
          and coalesce($7, v.bot_mri, '') = coalesce(v.bot_mri, '') and coalesce($8, v.team, '') = coalesce(v.team, '') and coalesce($9, v.team_name, '') = coalesce(v.team_name, '')
          and coalesce($10, v.name, '') = coalesce(v.name, '') and coalesce($11, v.person, '') = coalesce(v.person, '') and coalesce($12, v.person_mri, '') = coalesce(v.person_mri, ''))
      order by p.pressed_at""";

  /** In characters of JSON. A longer incident may have to be drawn many times until Teams takes it, which is nothing for an event loop. */
  private static final int LONGEST = 20_000;

  private final Database database;

  DetailsRepository(Database database) {
    this.database = database;
  }

  /** A card and what it shows of its presses. */
  record Details(DesiredCard card, PressRepository.Shown pressed) {}

  /** Asks for the details of a card in a conversation of which nothing new is told; empty where there is no such card, there is something to remember, or it is long. */
  CompletionStage<Optional<Details>> ask(Conversation told, UUID card) {
    return database.ask(FIND, told.id().tenant().value(), told.id().value(), card, told.kind().name(), told.serviceUrl(), told.registration(), told.botMri(), told.team(),
        told.teamName(), told.name(), told.person(), told.personMri()).thenApply(DetailsRepository::of);
  }

  private static Optional<Details> of(List<Row> rows) {
    List<Row> pressed = rows.stream().filter(row -> row.getString("press") != null).toList();
    return rows.stream().findFirst().filter(row -> row.getString("incident").length() <= LONGEST)
        .map(row -> new Details(CardRepository.one(row), PressRepository.shown(pressed)));
  }
}
