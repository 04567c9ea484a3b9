package io.muster.bot;

import static org.awaitility.Awaitility.await;

import io.muster.bot.card.Examples;
import io.muster.contracts.bot.BotCommand.Notice;
import io.muster.contracts.bot.BotCommand.Rule;
import io.muster.contracts.bot.BotCommand.ShowIncident;
import io.muster.contracts.identity.IdentityCommand.PerformAction;
import io.muster.contracts.identity.IdentityEvent;
import io.muster.contracts.incident.Change;
import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.incident.Incident;
import io.muster.contracts.incident.PersonId;
import io.muster.contracts.incident.SubjectId;
import io.muster.contracts.incident.TenantId;
import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.Principal;
import io.muster.contracts.wire.Topics;
import io.muster.standins.entra.Person;
import io.muster.standins.teams.Fault;
import io.muster.standins.teams.LedgerEntry;
import io.muster.standins.teams.Message;
import io.muster.standins.teams.Operation;
import io.muster.standins.teams.Place;
import io.muster.standins.teams.Press;
import io.muster.testkit.infrastructure.TestServers;
import io.muster.testkit.topics.TopicRecorder;
import io.muster.testkit.topics.TopicWriter;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** The steps that the tests of this service share. Each journey has a channel and an incident of its own. */
final class BotJourney {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final TopicWriter WRITER = TopicWriter.to(TestServers.shared().kafka());
  private static final TopicRecorder EVENTS = recorder(Topics.BOT_EVENTS);
  private static final TopicRecorder STATES = recorder(Topics.BOT_STATE);
  private static final TopicRecorder IDENTITY_COMMANDS = recorder(Topics.IDENTITY_COMMANDS);
  private static final TopicRecorder MAPPING_COMMANDS = recorder(Topics.MAPPING_COMMANDS);
  private static boolean installed;

  final TopicWriter writer = WRITER;
  final TopicRecorder events = EVENTS;
  final TopicRecorder states = STATES;
  final TopicRecorder identityCommands = IDENTITY_COMMANDS;
  final TopicRecorder mappingCommands = MAPPING_COMMANDS;
  final TeamsCloud cloud;
  final Place.Channel channel;
  final ConversationId conversation;
  final SubjectId subject = SubjectId.incident(Examples.ACCOUNT, UUID.randomUUID().toString());

  BotJourney(TeamsCloud cloud) {
    this.cloud = cloud;
    install();
    this.channel = cloud.newChannel();
    this.conversation = new ConversationId(new TenantId(cloud.tenant().id()), channel.id());
    cloud.teams().faults().clear();
    cloud.teams().forgetLimits();
  }

  private synchronized void install() {
    if (!installed) {
      cloud.teams().people().install(cloud.moreau(), cloud.bot(), cloud.newChannel());
      cloud.teams().people().install(cloud.moreau(), cloud.bot(), cloud.chatOf(cloud.moreau()));
      installed = true;
    }
  }

  // --- what other services tell ---

  Incident incident(Incident like, long revision) {
    return Examples.as(like, subject, revision);
  }

  void show(Incident like, long revision, Change... notices) {
    command(new ShowIncident(conversation, incident(like, revision), new Rule("m1", 1), true,
        List.of(notices).stream().map(change -> new Notice(change, Optional.empty(), Instant.now())).toList()));
  }

  void command(io.muster.contracts.bot.BotCommand command) {
    writer.write(Topics.BOT_COMMANDS, envelope("channel-mapping", conversation.key(), command));
  }

  /** As channel-mapping says them when much happens at once. */
  void commands(List<? extends io.muster.contracts.bot.BotCommand> commands) {
    writer.writeTogether(Topics.BOT_COMMANDS, commands.stream().map(command -> envelope("channel-mapping", conversation.key(), command)).toList());
  }

  void outcome(IdentityEvent event) {
    writer.write(Topics.IDENTITY_EVENTS, envelope("identity-linking", subject.key(), event));
  }

  <T extends io.muster.contracts.wire.Message> Envelope<T> envelope(String source, String key, T payload) {
    return new Envelope<>(UUID.randomUUID().toString(), source, key, Instant.now(), Optional.of(cloud.tenant().id()), Optional.empty(), Optional.empty(),
        Principal.system(source), payload);
  }

  /** What goes wrong next in this channel; welcomes elsewhere are left alone. */
  void next(Fault fault) {
    cloud.teams().faults().add(new Fault(fault.operation(), Optional.of(channel.id()), fault.kind(), fault.status(), fault.code(), fault.retryAfter(), fault.delay(), fault.times()));
  }

  // --- what people do ---

  CompletableFuture<Press> press(Person person, String message, String button) {
    return press(person, message, button, OptionalInt.empty());
  }

  CompletableFuture<Press> press(Person person, String message, String button, OptionalInt seen) {
    return CompletableFuture.supplyAsync(() -> cloud.teams().cards().press(person, channel, message, button, new JsonObject(), seen));
  }

  /** Somebody says help in the channel, as Teams tells it; each time under an id of its own. */
  JsonObject help() {
    return new JsonObject()
        .put("type", "message").put("id", "f:" + UUID.randomUUID()).put("channelId", "msteams").put("serviceUrl", cloud.teams().serviceUrl()).put("text", "help")
        .put("from", new JsonObject().put("id", "29:x").put("aadObjectId", cloud.moreau().id()))
        .put("recipient", new JsonObject().put("id", cloud.bot().id()))
        .put("conversation", new JsonObject().put("id", channel.id()).put("conversationType", "channel").put("tenantId", cloud.tenant().id()))
        .put("channelData", new JsonObject().put("tenant", new JsonObject().put("id", cloud.tenant().id())));
  }

  PersonId id(Person person) {
    return new PersonId(conversation.tenant(), person.id());
  }

  PerformAction awaitPress() {
    return identityCommands.await(PerformAction.class, command -> command.subject().equals(subject)).payload();
  }

  long commandsForThisIncident() {
    return identityCommands.unexplained().stream().flatMap(record -> record.as(PerformAction.class).stream())
        .filter(envelope -> envelope.payload().subject().equals(subject)).count();
  }

  // --- what stands in Teams ---

  Message awaitCard() {
    await().atMost(PATIENCE).until(() -> !cards().isEmpty());
    return cards().getFirst();
  }

  Message awaitCard(String words) {
    await().atMost(PATIENCE).until(() -> cards().stream().anyMatch(message -> message.activity().encode().contains(words)));
    return cards().stream().filter(message -> message.activity().encode().contains(words)).findFirst().orElseThrow();
  }

  /** The cards that stand in the channel, oldest first. */
  List<Message> cards() {
    return messages().stream().filter(message -> Message.card(message.activity()).isPresent()).toList();
  }

  List<Message> messages() {
    return cloud.teams().messages().in(channel.id()).stream().filter(message -> message.deletedAt().isEmpty()).toList();
  }

  String awaitText(Place place, String words) {
    await().atMost(PATIENCE).until(() -> texts(place).stream().anyMatch(text -> text.contains(words)));
    return texts(place).stream().filter(text -> text.contains(words)).findFirst().orElseThrow();
  }

  /** What the bot said in words or on cards in a place, as it stands in the activities. */
  List<String> texts(Place place) {
    return cloud.teams().messages().in(place.id()).stream().filter(message -> message.author().startsWith("28:"))
        .map(message -> message.activity().getString("text", message.activity().encode())).toList();
  }

  List<LedgerEntry> calls(Operation operation) {
    return cloud.teams().ledger().entries().stream().filter(entry -> entry.operation() == operation && entry.place().filter(channel.id()::equals).isPresent()).toList();
  }

  private static TopicRecorder recorder(String topic) {
    return TopicRecorder.fromNow(TestServers.shared().kafka(), topic);
  }
}
