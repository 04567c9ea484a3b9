package io.muster.bot.talk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.muster.bot.card.OpenOfferCard;
import io.muster.bot.conversation.ConversationOfActivity;
import io.muster.bot.conversation.ConversationRepository;
import io.muster.bot.inbound.ActivitiesSeen;
import io.muster.bot.inbound.Activity;
import io.muster.bot.inbound.ActivityAnswer;
import io.muster.bot.inbound.ActivityRoute;
import io.muster.bot.inbound.ActivityVerdict;
import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.incident.PersonId;
import io.muster.contracts.mapping.MappingCommand;
import io.muster.contracts.wire.Principal;
import io.muster.kit.database.Database;
import io.muster.kit.database.Tx;
import io.muster.kit.messaging.Envelopes;
import io.muster.kit.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** The button under the answer to connecting. It asks for the same as {@code connect … open} does, so the presser's own right in the tool decides. */
@ApplicationScoped
class ShowOpenRoute implements ActivityRoute {
  /** The word of its requests. */
  static final String WHAT = "show-open";

  private static final String UNDER_WAY = "Asked for. What is open appears here in a moment; if it cannot be shown, you read why.";
  private static final int LONGEST_ADDRESS = 2_000;

  private final Database database;
  private final ActivitiesSeen seen;
  private final ConversationRepository conversations;
  private final RequestRepository requests;
  private final OutgoingRepository outgoings;
  private final Envelopes envelopes;
  private final Outbox outbox;

  ShowOpenRoute(Database database, ActivitiesSeen seen, ConversationRepository conversations, RequestRepository requests, OutgoingRepository outgoings, Envelopes envelopes, Outbox outbox) {
    this.database = database;
    this.seen = seen;
    this.conversations = conversations;
    this.requests = requests;
    this.outgoings = outgoings;
    this.envelopes = envelopes;
    this.outbox = outbox;
  }

  /** Whether the button of such an answer was pressed. */
  static boolean concerns(Activity activity) {
    return data(activity).path(OpenOfferCard.ADDRESS).isTextual();
  }

  @Override
  public boolean takes(Activity activity) {
    return concerns(activity) && (activity.type().equals("message") || activity.name().filter("adaptiveCard/action"::equals).isPresent());
  }

  @Override
  public ActivityAnswer answer(ActivityVerdict.Proven proven) {
    database.run(tx -> {
      conversations.remember(tx, ConversationOfActivity.of(proven));
      if (seen.first(tx, proven)) {
        ask(tx, proven);
      }
    });
    return proven.activity().invoke()
        ? new ActivityAnswer.Body(JsonNodeFactory.instance.objectNode().put("statusCode", 200).put("type", "application/vnd.microsoft.activity.message").put("value", UNDER_WAY))
        : new ActivityAnswer.Taken();
  }

  private void ask(Tx tx, ActivityVerdict.Proven proven) {
    Activity activity = proven.activity();
    String address = data(activity).path(OpenOfferCard.ADDRESS).asText();
    if (activity.person().isEmpty() || address.length() > LONGEST_ADDRESS) {
      return;
    }
    var conversation = new ConversationId(proven.tenant(), activity.conversation());
    var person = new PersonId(proven.tenant(), activity.person().get());
    Optional<String> pressedOn = Optional.of(activity.body().path("replyToId").asText("")).filter(message -> outgoings.offeredOpen(tx, conversation, message));
    var request = new RequestRepository.Request(UUID.randomUUID().toString(), WHAT, conversation, activity.thread(), person, activity.personName().orElse("Somebody"), Optional.of(address), pressedOn);
    requests.keep(tx, request);
    var command = new MappingCommand.ConnectService(request.id(), person, request.personName(), conversation, address, true);
    outbox.append(tx, envelopes.write(conversation.key(), new Principal(Principal.Kind.PERSON, person.key(), Optional.of(request.personName())), Optional.of(proven.tenant().value()), Optional.empty(), command));
  }

  private static JsonNode data(Activity activity) {
    return activity.invoke() ? activity.value().path("action").path("data") : activity.value();
  }
}
