package io.muster.bot.talk;

import io.muster.bot.card.CardText;
import io.muster.bot.conversation.Conversation;
import io.muster.bot.conversation.ConversationOfActivity;
import io.muster.bot.conversation.ConversationRepository;
import io.muster.bot.inbound.ActivitiesSeen;
import io.muster.bot.inbound.Activity;
import io.muster.bot.inbound.ActivityAnswer;
import io.muster.bot.inbound.ActivityRoute;
import io.muster.bot.inbound.PersonSaid;
import io.muster.bot.inbound.ActivityVerdict;
import io.muster.bot.tool.ToolTitles;
import io.muster.bot.why.WhyAnswers;
import io.muster.contracts.identity.IdentityCommand;
import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.incident.PersonId;
import io.muster.contracts.mapping.MappingCommand;
import io.muster.contracts.wire.Message;
import io.muster.contracts.wire.Principal;
import io.muster.kit.database.Database;
import io.muster.kit.database.Tx;
import io.muster.kit.messaging.Envelopes;
import io.muster.kit.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** What people write to the bot: a command to the service that can answer it, or an answer at once. */
@ApplicationScoped
class MessageRoute implements ActivityRoute {
  static final String DISCONNECT = "disconnect";
  private static final String CONNECT = "connect";

  private final Database database;
  private final ActivitiesSeen seen;
  private final ConversationRepository conversations;
  private final RequestRepository requests;
  private final Outgoings outgoings;
  private final ToolTitles titles;
  private final WhyAnswers why;
  private final Envelopes envelopes;
  private final Outbox outbox;

  MessageRoute(Database database, ActivitiesSeen seen, ConversationRepository conversations, RequestRepository requests, Outgoings outgoings, ToolTitles titles, WhyAnswers why,
      Envelopes envelopes, Outbox outbox) {
    this.database = database;
    this.seen = seen;
    this.conversations = conversations;
    this.requests = requests;
    this.outgoings = outgoings;
    this.titles = titles;
    this.why = why;
    this.envelopes = envelopes;
    this.outbox = outbox;
  }

  @Override
  public boolean takes(Activity activity) {
    return activity.type().equals("message") && !activity.value().path("press").isTextual() && !ShowOpenRoute.concerns(activity);
  }

  @Override
  public ActivityAnswer answer(ActivityVerdict.Proven proven) {
    List<String> told = why(proven);
    database.run(tx -> {
      Supplier<Conversation> here = conversations.remembering(tx, ConversationOfActivity.of(proven));
      boolean first = seen.first(tx, proven);
      here.get();
      if (first) {
        take(tx, proven, told);
      }
    });
    return new ActivityAnswer.Taken();
  }

  /** Asking why takes a question to another service, for which no transaction may be open; empty for everything else. */
  private List<String> why(ActivityVerdict.Proven proven) {
    Activity activity = proven.activity();
    return PersonSaid.of(activity.text()) instanceof PersonSaid.Why asked && activity.person().isPresent()
        ? why.asked(new ConversationId(proven.tenant(), activity.conversation()), asked.word(), activity.thread())
        : List.of();
  }

  private void take(Tx tx, ActivityVerdict.Proven proven, List<String> why) {
    Activity activity = proven.activity();
    ConversationId conversation = new ConversationId(proven.tenant(), activity.conversation());
    PersonSaid said = PersonSaid.of(activity.text());
    if (activity.person().isEmpty()) {
      return;
    }
    PersonId person = new PersonId(proven.tenant(), activity.person().get());
    var request = new RequestRepository.Request(UUID.randomUUID().toString(), what(said), conversation, activity.thread(), person, activity.personName().orElse("Somebody"),
        address(said), Optional.empty());
    switch (said) {
      case PersonSaid.Connect connect -> ask(tx, request, conversation.key(),
          new MappingCommand.ConnectService(request.id(), person, request.personName(), conversation, connect.address(), connect.showOpen()));
      case PersonSaid.Disconnect disconnect -> ask(tx, request, conversation.key(),
          new MappingCommand.DisconnectService(request.id(), person, request.personName(), conversation, disconnect.address()));
      case PersonSaid.Link link -> ask(tx, request, person.key(),
          new IdentityCommand.OfferLink(request.id(), person, request.personName(), link.account().map(this::meant)));
      case PersonSaid.Unlink unlink -> ask(tx, request, person.key(),
          new IdentityCommand.UnlinkPerson(request.id(), person, unlink.account().map(this::meant)));
      case PersonSaid.AddressMissing missing -> reply(tx, request, MessageTexts.addressMissing(missing.command()));
      case PersonSaid.Why asked -> reply(tx, request, String.join("\n\n", why));
      case PersonSaid.Help help -> reply(tx, request, MessageTexts.HELP);
      case PersonSaid.Unknown unknown -> reply(tx, request, MessageTexts.unknown());
    }
  }

  private static String what(PersonSaid said) {
    return switch (said) {
      case PersonSaid.Connect connect -> CONNECT;
      case PersonSaid.Disconnect disconnect -> DISCONNECT;
      case PersonSaid.Link link -> "link";
      case PersonSaid.Unlink unlink -> "unlink";
      case PersonSaid.AddressMissing missing -> "nothing";
      case PersonSaid.Why why -> "why";
      case PersonSaid.Help help -> "help";
      case PersonSaid.Unknown unknown -> "nothing";
    };
  }

  private static Optional<String> address(PersonSaid said) {
    return said instanceof PersonSaid.Connect connect ? Optional.of(connect.address()) : Optional.empty();
  }

  private void ask(Tx tx, RequestRepository.Request request, String key, Message command) {
    requests.keep(tx, request);
    var asker = new Principal(Principal.Kind.PERSON, request.person().key(), Optional.of(request.personName()));
    outbox.append(tx, envelopes.write(key, asker, Optional.of(request.conversation().tenant().value()), Optional.empty(), command));
  }

  private void reply(Tx tx, RequestRepository.Request request, String text) {
    outgoings.say(tx, Outgoing.answer(request.conversation(), request.thread(), new Saying.Line(text), "reply/" + request.id()));
  }

  /** An account that nobody has told of is asked for all the same, so that the refusal comes from whoever knows. */
  private AccountId meant(String word) {
    String plain = CardText.label(word, 200).replace("/", "-");
    return titles.meant(word).orElseGet(() -> new AccountId("unknown", plain.isEmpty() ? "unknown" : plain));
  }
}
