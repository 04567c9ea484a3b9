package io.muster.bench.arena;

import io.muster.sandbox.Machine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Teams for benchmarks: the sink in the place of its Connector, channels there, and what people do in them. */
public final class TeamsEnd implements AutoCloseable {
  private final Arena arena;
  private final TeamsSink sink;
  private final Path folder;
  private Optional<Rooms> rooms = Optional.empty();

  TeamsEnd(Arena arena, Path folder) {
    this.arena = arena;
    this.folder = folder;
    this.sink = new TeamsSink(folder.resolve("ca"));
  }

  /** Where everything ends that is shown in Teams. */
  public TeamsSink sink() {
    return sink;
  }

  /** bot-gateway's settings with the sink as one of Teams' connectors. */
  public Map<String, String> settings(Map<String, String> more) {
    Map<String, String> settings = new LinkedHashMap<>(more);
    settings.put("muster.bot.cloud.connector-origins", machine().standInAddresses().at("/teams/address").asText() + "," + sink.origin());
    return settings;
  }

  /** Channels at the sink, of which each shows the service of its number; channel-mapping and bot-gateway must run, the latter with these settings. */
  public Rooms rooms(int count) {
    if (rooms.filter(there -> there.conversations().size() >= count).isEmpty()) {
      Rooms made = emptyRooms("bench", count);
      IntStream.range(0, count).forEach(room -> made.show(arena, room, room));
      rooms = Optional.of(made);
    }
    return rooms.get();
  }

  /** Other channels, in which nothing is shown yet. */
  public Rooms emptyRooms(String name, int count) {
    return Rooms.install(arena, activities(), new BotToken(machine(), sink.serviceUrl()), name, count);
  }

  /** What this many people do with cards there. */
  public Invokes invokes(int people) {
    List<String> ids = IntStream.range(0, people).mapToObj("00000000-0000-0000-0000-%012d"::formatted).toList();
    return new Invokes(activities(), new BotToken(machine(), sink.serviceUrl()), ids);
  }

  /** The keys with which activities are signed, as they are published, in a file. */
  public Path publishedKeys() {
    try {
      String metadata = machine().standInAddresses().at("/botFramework/metadata").asText();
      String keys = arena.web().send("GET", metadata, null, Map.of()).expected("the metadata").json().path("jwks_uri").asText();
      return Files.writeString(folder.resolve("bot-keys.json"), arena.web().send("GET", keys, null, Map.of()).expected("the keys").text());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Activities activities() {
    return new Activities(machine().microsoft().tenant(), machine().microsoft().bot().clientId(), sink.serviceUrl());
  }

  private Machine machine() {
    return arena.machine();
  }

  @Override
  public void close() {
    sink.close();
  }
}
