package io.muster.bot.press;

import io.muster.bot.card.CardContent;
import io.muster.bot.card.DigestCard;
import io.muster.bot.card.DigestContent;
import io.muster.bot.card.DigestListCard;
import io.muster.bot.card.PlainCard;
import io.muster.bot.conversation.ConversationOfActivity;
import io.muster.bot.conversation.ConversationRepository;
import io.muster.bot.inbound.Activity;
import io.muster.bot.inbound.ActivityAnswer;
import io.muster.bot.inbound.ActivityRoute;
import io.muster.bot.inbound.ActivityVerdict;
import io.muster.bot.storm.StormDigest;
import io.muster.bot.storm.StormIncidentRepository;
import io.muster.bot.storm.StormRepository;
import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.incident.Phase;
import io.muster.kit.database.Database;
import io.muster.kit.database.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Dialogs of a storm's card: the list of its incidents, why there is one card, and acknowledging everything that is triggered. */
@ApplicationScoped
class DigestRoute implements ActivityRoute {
  private static final Logger LOG = Logger.getLogger(DigestRoute.class);
  private static final String OURS = "storm.";

  private final Database database;
  private final ConversationRepository conversations;
  private final StormRepository storms;
  private final StormIncidentRepository incidents;
  private final DigestViews digests;
  private final CardViews views;
  private final PressTokenKey key;
  private final BulkPresses bulk;
  private final Strays strays;

  DigestRoute(Database database, ConversationRepository conversations, StormRepository storms, StormIncidentRepository incidents, DigestViews digests, CardViews views,
      PressTokenKey key, BulkPresses bulk, Strays strays) {
    this.database = database;
    this.conversations = conversations;
    this.storms = storms;
    this.incidents = incidents;
    this.digests = digests;
    this.views = views;
    this.key = key;
    this.bulk = bulk;
    this.strays = strays;
  }

  /** Whether this activity concerns a storm's card rather than an incident's. */
  static boolean concerns(Activity activity) {
    return activity.value().path("data").path("offer").asText("").startsWith(OURS);
  }

  @Override
  public boolean takes(Activity activity) {
    return activity.invoke() && activity.name().filter(name -> name.equals("task/fetch") || name.equals("task/submit")).isPresent() && concerns(activity);
  }

  @Override
  public ActivityAnswer answer(ActivityVerdict.Proven proven) {
    long arrived = System.nanoTime();
    PressInput data = PressInput.of(proven.activity().value().path("data"));
    Optional<PressToken.Claim> claim = PressToken.read(data.token());
    Optional<StormDigest> storm = claim.flatMap(c -> proven(proven, c, data));
    if (storm.isEmpty() || proven.activity().person().isEmpty()) {
      LOG.warnf("A press on the card of a storm was refused: %s", claim.isEmpty() ? "no-press-token" : "press-token-not-proven");
      return InvokeAnswers.dialog("Nothing was done", PlainCard.of("Nothing was done", List.of("This card no longer works. Look for the newest one in this conversation.")));
    }
    return switch (data.offerId()) {
      case DigestCard.LIST -> list(storm.get(), data.page());
      case DigestCard.WHY -> why(storm.get());
      case DigestCard.ACKNOWLEDGE_ALL -> claim.get().dialog().isEmpty() ? bulk.asks(storm.get()) : bulk.acknowledge(proven, storm.get(), claim.get(), arrived);
      default -> InvokeAnswers.dialog("Nothing was done", PlainCard.of("Nothing was done", List.of("This button is not known. Update Muster, or look for a newer card.")));
    };
  }

  private Optional<StormDigest> proven(ActivityVerdict.Proven proven, PressToken.Claim claim, PressInput data) {
    PressToken tokens = key.tokens();
    return database.inTransaction(tx -> proven(tx, tokens, proven, claim, data));
  }

  private Optional<StormDigest> proven(Tx tx, PressToken tokens, ActivityVerdict.Proven proven, PressToken.Claim claim, PressInput data) {
    ConversationId conversation = new ConversationId(proven.tenant(), proven.activity().conversation());
    Optional<StormDigest> storm = storms.find(tx, conversation, claim.card())
        .filter(found -> tokens.proves(claim, PressToken.Place.ofStorm(conversation, found.id(), data.offerId())));
    if (storm.isPresent()) {
      conversations.remember(tx, ConversationOfActivity.of(proven));
      strays.withdraw(tx, conversation, storm.get().id(), storm.get().life(), proven.activity());
    }
    return storm;
  }

  private ActivityAnswer list(StormDigest storm, int page) {
    return database.read(tx -> {
      int all = digests.of(tx, storm).incidents();
      int wanted = Math.min(Math.max(page, 0), Math.max(0, (all - 1) / DigestListCard.PAGE));
      List<CardContent> shown = incidents.page(tx, storm, wanted, DigestListCard.PAGE).stream().map(card -> views.of(tx, card)).toList();
      return InvokeAnswers.dialog("Incidents of this storm", DigestListCard.of(wanted, shown, all, digests.tokenFor(storm, DigestCard.LIST)));
    });
  }

  private ActivityAnswer why(StormDigest storm) {
    DigestContent shown = database.read(tx -> digests.of(tx, storm));
    return InvokeAnswers.dialog("Why one card?", PlainCard.of("Why one card?", List.of(
        "More incidents came at the same time than anybody could read as cards of their own, and than Teams takes in this conversation.",
        "This card counts all of them: " + shown.incidents() + " so far, " + shown.in(Phase.TRIGGERED) + " of them triggered. Cards that stood before go on as they are.",
        storm.endedAt().isPresent() ? "The storm has passed. What was still open has a card of its own." : "When the storm passes, every incident that is still open gets a card of its own, the oldest first.",
        "Until then, Show list has all of them, each with its actions.")));
  }
}
