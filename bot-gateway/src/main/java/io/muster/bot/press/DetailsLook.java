package io.muster.bot.press;

import io.muster.bot.card.DetailsCard;
import io.muster.bot.conversation.Conversation;
import io.muster.bot.conversation.ConversationOfActivity;
import io.muster.bot.desired.CardLife;
import io.muster.bot.inbound.Activity;
import io.muster.bot.inbound.ActivityAnswer;
import io.muster.bot.inbound.ActivityVerdict;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * Shows a card's details to whoever opens them. Looking changes nothing, so that most looks are one question to PostgreSQL; where there is something to remember
 * besides (the conversation is new, the message is a stray, the button is not proven), the look is a press like others.
 */
@ApplicationScoped
class DetailsLook {
  private final DetailsRepository details;
  private final CardViews views;
  private final PressTokenKey key;

  DetailsLook(DetailsRepository details, CardViews views, PressTokenKey key) {
    this.details = details;
    this.views = views;
    this.key = key;
  }

  /** The details to come; empty, at once or later, where this is none of most looks. */
  Optional<CompletionStage<Optional<ActivityAnswer>>> ask(ActivityVerdict.Proven proven, PressInput data) {
    Optional<PressToken.Claim> claim = data.offerId().equals(PressInput.MORE) && proven.activity().person().isPresent() ? PressToken.read(data.token()) : Optional.empty();
    Optional<PressToken> tokens = key.known();
    if (claim.isEmpty() || tokens.isEmpty()) {
      return Optional.empty();
    }
    Conversation told = ConversationOfActivity.of(proven);
    return Optional.of(details.ask(told, claim.get().card()).thenApply(found -> found
        .filter(shown -> tokens.get().proves(claim.get(), new PressToken.Place(told.id(), shown.card().incident().id(), PressInput.MORE)) && isWhereItStands(shown, proven.activity()))
        .map(shown -> InvokeAnswers.dialog("Details", DetailsCard.of(views.of(shown.card(), shown.pressed()))))));
  }

  /** On a message that is not the card's, something is to be taken away, perhaps. */
  private static boolean isWhereItStands(DetailsRepository.Details shown, Activity activity) {
    String pressedOn = activity.body().path("replyToId").asText("");
    return !(shown.card().life() instanceof CardLife.Posted posted) || pressedOn.isEmpty() || pressedOn.equals(posted.activityId());
  }
}
