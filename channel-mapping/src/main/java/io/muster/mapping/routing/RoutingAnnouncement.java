package io.muster.mapping.routing;

import io.muster.contracts.bot.BotCommand;
import io.muster.contracts.bot.BotCommand.ShowIncident;
import io.muster.contracts.bot.BotCommand.StopShowing;
import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.incident.Incident;
import io.muster.contracts.mapping.MappingEvent.Decision;
import io.muster.contracts.mapping.MappingEvent.IncidentRouted;
import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.Message;
import io.muster.contracts.wire.Principal;
import io.muster.kit.database.Tx;
import io.muster.kit.messaging.Envelopes;
import io.muster.kit.messaging.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Says what was decided: commands to bot-gateway, one by conversation, and one event by incident. */
@ApplicationScoped
class RoutingAnnouncement {
  private static final Principal SELF = Principal.system("channel-mapping");

  private final Envelopes envelopes;
  private final Outbox outbox;

  RoutingAnnouncement(Envelopes envelopes, Outbox outbox) {
    this.envelopes = envelopes;
    this.outbox = outbox;
  }

  void append(Tx tx, List<RoutedIncident> routed) {
    var said = new ArrayList<Envelope<?>>();
    for (RoutedIncident one : routed) {
      one.decisions().stream().flatMap(decision -> command(one.incident(), decision).map(command -> command(one, decision, command))).forEach(said::add);
      said.add(event(one));
    }
    outbox.append(tx, said);
  }

  private static Stream<BotCommand> command(Incident incident, RoutingDecision decision) {
    return switch (decision) {
      case RoutingDecision.Starts starts -> Stream.of(new ShowIncident(starts.conversation(), incident, starts.rule(), true, List.of()));
      case RoutingDecision.Follows follows ->
          Stream.of(new ShowIncident(follows.conversation(), incident, follows.rule(), incident.status().phase().open(), follows.notices()));
      case RoutingDecision.Stops stops -> Stream.of(new StopShowing(stops.conversation(), incident.id(), stops.rule(), stops.why()));
      case RoutingDecision.Withheld ignored -> Stream.empty();
    };
  }

  private Envelope<?> command(RoutedIncident routed, RoutingDecision decision, BotCommand command) {
    ConversationId conversation = decision.conversation();
    var rule = new Principal(Principal.Kind.RULE, decision.rule().mappingId(), Optional.empty());
    return envelope(routed, conversation.key(), Optional.of(conversation.tenant().value()), rule, command);
  }

  private Envelope<?> event(RoutedIncident routed) {
    List<Decision> decisions =
        routed.decisions().stream()
            .map(d -> new Decision(d.conversation(), d.rule().mappingId(), d.rule().generation(), d.shown(), d.reason().label()))
            .toList();
    var event = new IncidentRouted(routed.incident().id(), routed.incident().revision(), decisions);
    return envelope(routed, routed.incident().id().key(), Optional.empty(), SELF, event);
  }

  private <T extends Message> Envelope<T> envelope(RoutedIncident routed, String key, Optional<String> tenant, Principal principal, T message) {
    Optional<String> account = Optional.of(routed.incident().id().account().key());
    return routed
        .cause()
        .map(cause -> envelopes.causedBy(cause, key, tenant, account, principal, message))
        .orElseGet(() -> envelopes.write(key, principal, tenant, account, message));
  }
}
