package io.muster.contracts.wire;

import io.muster.contracts.bot.BotCommand;
import io.muster.contracts.bot.BotEvent;
import io.muster.contracts.bot.BotState;
import io.muster.contracts.graph.GraphCommand;
import io.muster.contracts.graph.GraphEvent;
import io.muster.contracts.graph.GraphState;
import io.muster.contracts.identity.IdentityCommand;
import io.muster.contracts.identity.IdentityEvent;
import io.muster.contracts.identity.IdentityState;
import io.muster.contracts.ingest.IngestCommand;
import io.muster.contracts.ingest.IngestEvent;
import io.muster.contracts.ingest.IngestState;
import io.muster.contracts.mapping.MappingCommand;
import io.muster.contracts.mapping.MappingEvent;
import io.muster.contracts.mapping.MappingState;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Every message that may travel, found through the sealed families: a new record cannot be forgotten here. */
public final class MessageTypes {

  /** The sealed families by the topic that carries them. */
  public static final Map<String, Class<? extends Message>> FAMILIES = families();

  private static final Map<String, Class<? extends Message>> BY_NAME = byName();

  private MessageTypes() {}

  /** The record that travels under this name; empty for a name from a newer or foreign writer. */
  public static Optional<Class<? extends Message>> named(String wireName) {
    return Optional.ofNullable(BY_NAME.get(wireName));
  }

  /** The wire name of a message record; every member of a family has one. */
  public static String nameOf(Class<?> message) {
    WireName name = message.getAnnotation(WireName.class);
    if (name == null) {
      throw new IllegalArgumentException(message.getName() + " has no @WireName");
    }
    return name.value();
  }

  /** All message records in the order of their wire names. */
  public static List<Class<? extends Message>> all() {
    return BY_NAME.values().stream().sorted(Comparator.comparing(MessageTypes::nameOf)).toList();
  }

  /** The records of one sealed family, in the order of their wire names. */
  public static List<Class<? extends Message>> in(Class<? extends Message> family) {
    return leaves(family).sorted(Comparator.comparing(MessageTypes::nameOf)).toList();
  }

  private static Map<String, Class<? extends Message>> families() {
    var families = new LinkedHashMap<String, Class<? extends Message>>();
    families.put(Topics.INGEST_EVENTS, IngestEvent.class);
    families.put(Topics.INGEST_COMMANDS, IngestCommand.class);
    families.put(Topics.INGEST_STATE, IngestState.class);
    families.put(Topics.MAPPING_EVENTS, MappingEvent.class);
    families.put(Topics.MAPPING_COMMANDS, MappingCommand.class);
    families.put(Topics.MAPPING_STATE, MappingState.class);
    families.put(Topics.BOT_EVENTS, BotEvent.class);
    families.put(Topics.BOT_COMMANDS, BotCommand.class);
    families.put(Topics.BOT_STATE, BotState.class);
    families.put(Topics.IDENTITY_EVENTS, IdentityEvent.class);
    families.put(Topics.IDENTITY_COMMANDS, IdentityCommand.class);
    families.put(Topics.IDENTITY_STATE, IdentityState.class);
    families.put(Topics.GRAPH_EVENTS, GraphEvent.class);
    families.put(Topics.GRAPH_COMMANDS, GraphCommand.class);
    families.put(Topics.GRAPH_STATE, GraphState.class);
    return java.util.Collections.unmodifiableMap(families);
  }

  private static Map<String, Class<? extends Message>> byName() {
    var byName = new LinkedHashMap<String, Class<? extends Message>>();
    FAMILIES.values().stream()
        .flatMap(MessageTypes::leaves)
        .forEach(
            type -> {
              if (byName.put(nameOf(type), type) != null) {
                throw new IllegalStateException("two messages are named " + nameOf(type));
              }
            });
    return java.util.Collections.unmodifiableMap(byName);
  }

  @SuppressWarnings("unchecked")
  private static Stream<Class<? extends Message>> leaves(Class<?> family) {
    if (family.isSealed()) {
      return Arrays.stream(family.getPermittedSubclasses()).flatMap(MessageTypes::leaves);
    }
    return Stream.of((Class<? extends Message>) family);
  }
}
