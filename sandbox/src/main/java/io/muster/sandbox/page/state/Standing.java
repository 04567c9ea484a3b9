package io.muster.sandbox.page.state;

import io.muster.contracts.bot.BotState;
import io.muster.contracts.identity.IdentityState;
import io.muster.contracts.mapping.MappingState;
import io.muster.contracts.wire.Envelope;
import io.muster.sandbox.page.journey.TopicRecord;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** How things stand in Muster, from the topics on which its services say so: who is linked, what is connected, what was done once. Safe for many threads. */
public final class Standing {
  private final Map<String, Link> links = new ConcurrentHashMap<>();
  private final Map<String, Mapping> mappings = java.util.Collections.synchronizedMap(new LinkedHashMap<>());
  private final Map<String, String> teamNames = new ConcurrentHashMap<>();
  private final Map<String, Gone> noLongerLinked = new ConcurrentHashMap<>();
  private final Attempts attempts = new Attempts();
  private final SeenIncidents incidents = new SeenIncidents();
  private volatile Mapping disconnected;

  /** A person who may act through Muster. */
  record Link(String person, String user, Optional<String> userId) {}

  /** A conversation that shows a service or a team. */
  record Mapping(String conversation, String kind, String name, Instant since) {}

  /** A link that is no longer, and why. */
  record Gone(String why, Instant at) {}

  /** Takes a record in; true where it changed how things stand. */
  public boolean take(TopicRecord record) {
    if (record.value() == null) {
      return unmapped(record.key()) | unlinked(record.key(), new Gone("Your link was removed.", record.at()));
    }
    return record.envelope().map(envelope -> take(record.key(), envelope)).orElse(false);
  }

  private boolean take(String key, Envelope<?> envelope) {
    return switch (envelope.payload()) {
      case IdentityState.PersonLink link -> linked(key, link, envelope.time());
      case MappingState.Mapping mapping -> mapped(key, mapping, envelope.time());
      case BotState.Conversation conversation -> named(conversation);
      default -> incidents.take(envelope.payload()) | attempts.take(envelope);
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

  /** What people tried, and what came of it. */
  Attempts attempts() {
    return attempts;
  }

  /** The newest incidents and their cards. */
  SeenIncidents incidents() {
    return incidents;
  }

  /** What was disconnected last. */
  Optional<Mapping> disconnected() {
    return Optional.ofNullable(disconnected);
  }

  /** Why a person who was linked is so no longer. */
  Optional<Gone> noLongerLinked(String person) {
    return Optional.ofNullable(noLongerLinked.get(person));
  }

  private boolean linked(String key, IdentityState.PersonLink link, Instant at) {
    if (link.removed()) {
      return unlinked(key, new Gone("Your link was removed.", at));
    }
    if (!link.mayAct()) {
      return unlinked(key, new Gone("PagerDuty no longer lets Muster act as you.", at));
    }
    links.put(key, new Link(link.person().objectId(), link.user().name(), link.user().nativeId()));
    noLongerLinked.remove(link.person().objectId());
    return true;
  }

  private boolean unlinked(String key, Gone how) {
    Link gone = links.remove(key);
    if (gone != null) {
      noLongerLinked.put(gone.person(), how);
    }
    return gone != null;
  }

  private boolean mapped(String key, MappingState.Mapping mapping, Instant at) {
    if (mapping.removed()) {
      return unmapped(key);
    }
    String kind = mapping.source().kind().name().toLowerCase(java.util.Locale.ROOT);
    Instant since = Optional.ofNullable(mappings.get(key)).map(Mapping::since).orElse(at);
    mappings.put(key, new Mapping(mapping.conversation().value(), kind, mapping.source().of().name(), since));
    return true;
  }

  private boolean unmapped(String key) {
    Mapping gone = mappings.remove(key);
    if (gone != null) {
      disconnected = gone;
    }
    return gone != null;
  }

  private boolean named(BotState.Conversation conversation) {
    conversation.teamName().ifPresent(name -> teamNames.put(conversation.conversation().value(), name));
    return true;
  }
}
