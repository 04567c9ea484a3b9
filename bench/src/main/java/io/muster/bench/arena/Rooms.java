package io.muster.bench.arena;

import io.muster.bench.frame.FailedRun;
import io.muster.sandbox.journey.Await;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Channels in which Muster is installed and shows one service each, whose Connector is the sink: channel n shows service PBENn.
 *
 * @param conversations by number
 */
public record Rooms(List<String> conversations) {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** So many rooms on a machine where channel-mapping and bot-gateway run; what is there already stays. */
  static Rooms furnish(Arena arena, TeamsSink sink, int count) {
    Activities activities = Activities.at(arena, sink);
    var token = new BotToken(arena.machine(), sink.serviceUrl());
    List<String> conversations = IntStream.range(0, count).mapToObj("19:bench%04d@thread.tacv2"::formatted).toList();
    String address = arena.machine().service("bot-gateway").url() + "/api/messages";
    for (String conversation : conversations) {
      int status = arena.web().send("POST", address, activities.installed(conversation, arena.town().kim()), Map.of("Authorization", "Bearer " + token.now())).status();
      if (status / 100 != 2) {
        throw new FailedRun("Muster could not be installed in a channel: bot-gateway answered " + status + ".");
      }
    }
    for (int room = 0; room < count; room++) {
      int number = room;
      Await.appears("mapping in a channel where Muster is installed", PATIENCE, () -> Optional.of(map(arena, conversations.get(number), number)).filter(done -> done));
    }
    return new Rooms(conversations);
  }

  private static boolean map(Arena arena, String conversation, int room) {
    String service = "PBEN%03d".formatted(room);
    Map<String, Object> wanted = new HashMap<>(Map.of("tenant", arena.machine().microsoft().tenant(), "conversation", conversation, "tool", "pagerduty", "account", arena.gate().account()));
    wanted.putAll(Map.of("service", service, "name", "Service " + service));
    try {
      arena.town().api("channel-mapping", "POST", "/api/mappings", wanted);
      return true;
    } catch (IllegalStateException e) {
      // That Muster was installed in the channel travels to channel-mapping by itself.
      return false;
    }
  }
}
