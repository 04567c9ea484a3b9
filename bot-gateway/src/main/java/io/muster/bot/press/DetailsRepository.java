package io.muster.bot.press;

import io.muster.bot.conversation.Conversation;
import io.muster.bot.desired.CardRepository;
import io.muster.bot.desired.DesiredCard;
import io.muster.kit.database.Database;
import io.muster.kit.database.Gathered;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads all that a card's details show: many cards' in one question, where many look. */
@ApplicationScoped
class DetailsRepository {
  /**
   * The conversation is as an activity tells when remembering that would change nothing; what is not told is as it may be.
   *
   * <p>The limits are for the planner. Within what they are about it has one way, whatever it believes of the tables; and as it expects few cards to be asked for, it
   * keeps a plan instead of making one for each question, which would take longer than the question. The client keeps no statement of more than 2,048 characters.
   */
  static final String FIND = """
      select look.n, c.*, p.* from (
        select * from unnest($1::text[], $2::text[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::text[])
        with ordinality as l (tenant, conversation, card, kind, url, bot, bot_mri, team, team_name, name, person, person_mri, n) limit $13) look
      cross join lateral (
        select 1 from conversation where (tenant, id, kind, service_url, registration) = (look.tenant, look.conversation, look.kind, look.url, look.bot)
        and installed and blocked is null and changed_at > now() - interval '1 hour'
        and ((look.bot_mri, look.team, look.team_name, look.name, look.person, look.person_mri) =
          (coalesce(bot_mri, ''), coalesce(team, ''), coalesce(team_name, ''), coalesce(name, ''), coalesce(person, ''), coalesce(person_mri, ''))) is not false
        limit 1) known
      cross join lateral (select %s from %s) c
      left join lateral (%s) p on true
      where (c.tenant, c.conversation) = (look.tenant, look.conversation) order by look.n, p.pressed_at""".formatted(
          CardRepository.COLUMNS, CardRepository.withId("look.card"), PressRepository.SHOWN_OF_CARD);

  /** In characters of JSON. A longer incident may have to be drawn many times until Teams takes it, which is nothing for an event loop. */
  private static final int LONGEST = 20_000;

  private final Database database;
  private final Gathered<Look, List<Row>> looks;

  DetailsRepository(Database database) {
    this.database = database;
    this.looks = database.gathered(this::found);
  }

  /** A card and what it shows of its presses. */
  record Details(DesiredCard card, PressRepository.Shown pressed) {}

  /** Somebody looks at a card in a conversation, of which this was told. */
  record Look(Conversation told, UUID card) {
    /** What PostgreSQL keeps in no text would be refused, and with it the looks of all others in the question. */
    boolean canBeAsked() {
      return Stream.concat(
              Stream.of(told.id().tenant().value(), told.id().value(), told.serviceUrl(), told.registration()),
              Stream.of(told.botMri(), told.team(), told.teamName(), told.name(), told.person(), told.personMri()).flatMap(Optional::stream))
          .noneMatch(text -> text.indexOf(0) >= 0);
    }
  }

  /** Asks for the details of a card in a conversation of which nothing new is told; empty where there is no such card, there is something to remember, or it is long. */
  CompletionStage<Optional<Details>> ask(Conversation told, UUID card) {
    var look = new Look(told, card);
    return look.canBeAsked() ? looks.ask(look).thenApply(DetailsRepository::of) : CompletableFuture.completedFuture(Optional.empty());
  }

  private CompletionStage<List<List<Row>>> found(List<Look> looks) {
    return database.ask(FIND, arguments(looks)).thenApply(rows -> each(looks.size(), rows));
  }

  /** What {@link #FIND} asks with. */
  static Object[] arguments(List<Look> looks) {
    return new Object[] {
      texts(looks, told -> told.id().tenant().value()), texts(looks, told -> told.id().value()), looks.stream().map(Look::card).toArray(UUID[]::new),
      texts(looks, told -> told.kind().name()), texts(looks, Conversation::serviceUrl), texts(looks, Conversation::registration), texts(looks, told -> told.botMri().orElse(null)),
      texts(looks, told -> told.team().orElse(null)), texts(looks, told -> told.teamName().orElse(null)), texts(looks, told -> told.name().orElse(null)),
      texts(looks, told -> told.person().orElse(null)), texts(looks, told -> told.personMri().orElse(null)), looks.size()
    };
  }

  private static String[] texts(List<Look> looks, Function<Conversation, String> text) {
    return looks.stream().map(Look::told).map(text).toArray(String[]::new);
  }

  private static List<List<Row>> each(int looks, List<Row> rows) {
    List<List<Row>> each = Stream.<List<Row>>generate(ArrayList::new).limit(looks).toList();
    rows.forEach(row -> each.get(row.getInteger("n") - 1).add(row));
    return each;
  }

  private static Optional<Details> of(List<Row> rows) {
    List<Row> pressed = rows.stream().filter(row -> row.getString("press") != null).toList();
    return rows.stream().findFirst().filter(row -> row.getString("incident").length() <= LONGEST)
        .map(row -> new Details(CardRepository.one(row), PressRepository.shown(pressed)));
  }
}
