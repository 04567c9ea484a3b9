package io.muster.sandbox.page.state;

import io.muster.contracts.bot.BotEvent;
import io.muster.contracts.bot.BotState;
import io.muster.contracts.identity.IdentityEvent;
import io.muster.contracts.identity.IdentityState;
import io.muster.contracts.ingest.IncidentEvent;
import io.muster.contracts.mapping.MappingState;
import io.muster.contracts.wire.Message;
import io.muster.sandbox.page.journey.TopicRecord;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** How things stand in Muster, from the topics on which its services say so: who is linked, what is connected, what was done once. Safe for many threads. */
public final class Standing {
  private final Map<String, Link> links = new ConcurrentHashMap<>();
  private final Map<String, Mapping> mappings = java.util.Collections.synchronizedMap(new LinkedHashMap<>());
  private final Map<String, String> teamNames = new ConcurrentHashMap<>();
  private final Set<String> deeds = ConcurrentHashMap.newKeySet();
  private volatile boolean incidentKnown;
  private volatile boolean cardShown;

  /** A person who may act through Muster. */
  record Link(String person, String user, Optional<String> userId) {}

  /** A conversation that shows a service or a team. */
  record Mapping(String conversation, String kind, String name) {}

  /** Takes a record in; true where it changed how things stand. */
  public boolean take(TopicRecord record) {
    if (record.value() == null) {
      return mappings.remove(record.key()) != null | links.remove(record.key()) != null;
    }
    return record.envelope().map(envelope -> take(record.key(), envelope.payload())).orElse(false);
  }

  private boolean take(String key, Message message) {
    return switch (message) {
      case IdentityState.PersonLink link -> linked(key, link);
      case MappingState.Mapping mapping -> mapped(key, mapping);
      case BotState.Conversation conversation -> named(conversation);
      case IdentityEvent.ActionSucceeded done -> deeds.add(done.verb());
      case IncidentEvent event -> !incidentKnown && (incidentKnown = true);
      case BotEvent.CardPosted posted -> !cardShown && (cardShown = true);
      default -> false;
    };
  }

  Optional<Link> linkOf(String person) {
    return links.values().stream().filter(link -> link.person().equals(person)).findFirst();
  }

  boolean somebodyIsLinked() {
    return !links.isEmpty();
  }

  List<Mapping> mappings() {
    synchronized (mappings) {
      return List.copyOf(mappings.values());
    }
  }

  /** What people call the team of a channel; empty until Teams told Muster. */
  Optional<String> teamOf(String conversation) {
    return Optional.ofNullable(teamNames.get(conversation));
  }

  boolean incidentKnown() {
    return incidentKnown;
  }

  boolean cardShown() {
    return cardShown;
  }

  /** Whether somebody did this from Teams. */
  boolean done(String verb) {
    return deeds.contains(verb);
  }

  private boolean linked(String key, IdentityState.PersonLink link) {
    if (link.removed() || !link.mayAct()) {
      return links.remove(key) != null;
    }
    links.put(key, new Link(link.person().objectId(), link.user().name(), link.user().nativeId()));
    return true;
  }

  private boolean mapped(String key, MappingState.Mapping mapping) {
    if (mapping.removed()) {
      return mappings.remove(key) != null;
    }
    mappings.put(key, new Mapping(mapping.conversation().value(), mapping.source().kind().name().toLowerCase(java.util.Locale.ROOT), mapping.source().of().name()));
    return true;
  }

  private boolean named(BotState.Conversation conversation) {
    conversation.teamName().ifPresent(name -> teamNames.put(conversation.conversation().value(), name));
    return true;
  }
}
