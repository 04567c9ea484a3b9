package io.muster.mapping.connectcommand;

import io.muster.contracts.identity.IdentityState.CatalogueService;
import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.incident.PersonId;
import io.muster.contracts.mapping.MappingState.Source;
import io.muster.kit.database.Tx;
import io.muster.mapping.connectcommand.ConnectRules.Known;
import io.muster.mapping.connectcommand.ServicePagePatterns.ToolPages;
import io.muster.mapping.connection.EnabledConnections;
import io.muster.mapping.mapping.MappingRepository;
import io.muster.mapping.tools.ToolRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Gathers what is known about an address that a person gave. */
@ApplicationScoped
class ConnectFacts {
  private final ToolRepository tools;
  private final EnabledConnections connections;
  private final MappingRepository mappings;

  ConnectFacts(ToolRepository tools, EnabledConnections connections, MappingRepository mappings) {
    this.tools = tools;
    this.connections = connections;
    this.mappings = mappings;
  }

  /** What is known of each reading of the address, for this person and the person's tenant. */
  List<Known> of(Tx tx, PersonId person, String address) {
    var pages = new ServicePagePatterns(tools.tools(tx).stream().map(tool -> new ToolPages(tool.tool(), tool.servicePages())).toList());
    return pages.read(address).stream()
        .map(
            reading ->
                new Known(
                    reading,
                    connections.holds(tx, person.tenant(), reading.account()),
                    tools.service(tx, reading.account(), reading.serviceId()),
                    tools.link(tx, person, reading.account())))
        .toList();
  }

  /** As the other; a service that left the catalogue is still known where this conversation shows it, so that it can be disconnected. */
  List<Known> withMappedHere(Tx tx, PersonId person, String address, ConversationId conversation) {
    return of(tx, person, address).stream().map(known -> known.service().filter(s -> !s.removed()).isPresent() ? known : mapped(tx, known, conversation)).toList();
  }

  private Known mapped(Tx tx, Known known, ConversationId conversation) {
    Optional<CatalogueService> shown =
        mappings
            .find(tx, conversation, known.address().account(), Source.Kind.SERVICE, known.address().serviceId())
            .map(mapping -> new CatalogueService(mapping.account(), mapping.source().of(), List.of(), false));
    return shown.isPresent() ? new Known(known.address(), known.connected(), shown, known.link()) : known;
  }
}
