package io.muster.mapping.connectcommand;

import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.incident.PersonId;
import io.muster.contracts.incident.TenantId;
import io.muster.contracts.mapping.MappingCommand.ConnectService;
import io.muster.contracts.mapping.MappingCommand.DisconnectService;
import io.muster.contracts.mapping.MappingEvent;
import io.muster.contracts.mapping.MappingEvent.ConnectingRefused;
import io.muster.contracts.mapping.MappingEvent.Refusal;
import io.muster.contracts.mapping.MappingEvent.ServiceConnected;
import io.muster.contracts.mapping.MappingEvent.ServiceDisconnected;
import io.muster.contracts.mapping.MappingState.Source;
import io.muster.contracts.wire.Envelope;
import io.muster.kit.database.Tx;
import io.muster.kit.messaging.Envelopes;
import io.muster.kit.messaging.Outbox;
import io.muster.mapping.connectcommand.ConnectDecision.Allowed;
import io.muster.mapping.connectcommand.ConnectDecision.Refused;
import io.muster.mapping.mapping.CardRules;
import io.muster.mapping.mapping.ChannelMapping;
import io.muster.mapping.mapping.MappingOwner;
import io.muster.mapping.mapping.MappingRepository;
import io.muster.mapping.mapping.MappingRepository.NewMapping;
import io.muster.mapping.mapping.Mappings;
import io.muster.mapping.routing.OpenIncidents;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Carries out what a person may: gathers what is known, lets {@link ConnectRules} decide, changes the mapping and says what came of it. */
@ApplicationScoped
public class ConnectCommands {
  private final ConnectFacts knowledge;
  private final MappingRepository rows;
  private final Mappings mappings;
  private final OpenIncidents openIncidents;
  private final Envelopes envelopes;
  private final Outbox outbox;

  ConnectCommands(ConnectFacts knowledge, MappingRepository rows, Mappings mappings, OpenIncidents openIncidents, Envelopes envelopes, Outbox outbox) {
    this.knowledge = knowledge;
    this.rows = rows;
    this.mappings = mappings;
    this.openIncidents = openIncidents;
    this.envelopes = envelopes;
    this.outbox = outbox;
  }

  /** Connects the service, or says why not. */
  public void connect(Tx tx, Envelope<?> cause, ConnectService wish) {
    checkTenant(cause, wish.person(), wish.conversation());
    MappingEvent outcome =
        switch (ConnectRules.decide(knowledge.of(tx, wish.person(), wish.address()))) {
          case Refused refused -> refusal(wish.requestId(), wish.conversation(), wish.person(), wish.address(), refused);
          case Allowed allowed -> connected(tx, cause, wish, allowed);
        };
    announce(tx, cause, wish.conversation(), outcome);
  }

  /** Disconnects the service, or says why not. */
  public void disconnect(Tx tx, Envelope<?> cause, DisconnectService wish) {
    checkTenant(cause, wish.person(), wish.conversation());
    MappingEvent outcome =
        switch (ConnectRules.decide(knowledge.withMappedHere(tx, wish.person(), wish.address(), wish.conversation()))) {
          case Refused refused -> refusal(wish.requestId(), wish.conversation(), wish.person(), wish.address(), refused);
          case Allowed allowed -> disconnected(tx, cause, wish, allowed);
        };
    announce(tx, cause, wish.conversation(), outcome);
  }

  private MappingEvent connected(Tx tx, Envelope<?> cause, ConnectService wish, Allowed allowed) {
    Optional<ChannelMapping> standing = standing(tx, wish.conversation(), allowed);
    CardRules rules = standing.map(ChannelMapping::rules).orElse(CardRules.USUAL);
    var wanted = new NewMapping(wish.conversation(), allowed.account(), new Source(Source.Kind.SERVICE, allowed.service()), MappingOwner.CHAT, rules);
    var made = mappings.make(tx, wanted, wish.showOpen(), cause.principal());
    int open = openIncidents.withoutCard(tx, made.mapping());
    return new ServiceConnected(
        wish.requestId(), wish.conversation(), made.mapping().id(), allowed.account(), allowed.service(), wish.person(), !made.changed(), open, wish.showOpen());
  }

  private MappingEvent disconnected(Tx tx, Envelope<?> cause, DisconnectService wish, Allowed allowed) {
    Optional<ChannelMapping> standing = standing(tx, wish.conversation(), allowed);
    if (standing.isEmpty() || !mappings.end(tx, standing.get(), cause.principal())) {
      var nothing = new Refused(Refusal.NOT_CONNECTED_HERE, Optional.of(allowed.account()), Optional.of(allowed.service().name()));
      return refusal(wish.requestId(), wish.conversation(), wish.person(), wish.address(), nothing);
    }
    return new ServiceDisconnected(
        wish.requestId(), wish.conversation(), standing.get().id(), allowed.account(), allowed.service(), wish.person());
  }

  private Optional<ChannelMapping> standing(Tx tx, ConversationId conversation, Allowed allowed) {
    return rows.find(tx, conversation, allowed.account(), Source.Kind.SERVICE, allowed.service().nativeId());
  }

  private static ConnectingRefused refusal(String requestId, ConversationId conversation, PersonId person, String address, Refused refused) {
    return new ConnectingRefused(requestId, conversation, person, refused.reason(), address, refused.account(), refused.serviceName());
  }

  private void announce(Tx tx, Envelope<?> cause, ConversationId conversation, MappingEvent outcome) {
    Optional<AccountId> account =
        switch (outcome) {
          case ServiceConnected connected -> Optional.of(connected.account());
          case ServiceDisconnected disconnected -> Optional.of(disconnected.account());
          case ConnectingRefused refused -> refused.account();
          case MappingEvent.IncidentRouted ignored -> Optional.empty();
        };
    outbox.append(
        tx,
        envelopes.causedBy(
            cause, conversation.key(), Optional.of(conversation.tenant().value()), account.map(AccountId::key), cause.principal(), outcome));
  }

  private static void checkTenant(Envelope<?> cause, PersonId person, ConversationId conversation) {
    TenantId tenant = conversation.tenant();
    if (!person.tenant().equals(tenant) || cause.tenant().filter(proven -> !proven.equals(tenant.value())).isPresent()) {
      throw new ForeignTenant();
    }
  }
}
