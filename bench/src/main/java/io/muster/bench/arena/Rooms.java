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
 * Channels in which Muster is installed, whose Connector is the sink.
 *
 * @param conversations by number
 */
public record Rooms(List<String> conversations) {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** So many channels on a machine where channel-mapping and bot-gateway run; what is there already stays. Nothing is shown in them yet. */
  static Rooms install(Arena arena, Activities activities, BotToken token, String name, int count) {
    List<String> conversations = IntStream.range(0, count).mapToObj(room -> "19:%s%04d@thread.tacv2".formatted(name, room)).toList();
    String address = arena.machine().service("bot-gateway").url() + "/api/messages";
    for (String conversation : conversations) {
      int status = arena.web().send("POST", address, activities.installed(conversation, arena.town().kim()), Map.of("Authorization", "Bearer " + token.now())).status();
      if (status / 100 != 2) {
        throw new FailedRun("Muster could not be installed in a channel: bot-gateway answered " + status + ".");
      }
    }
    return new Rooms(conversations);
  }

  /** Shows a service in a channel. */
  public void show(Arena arena, int room, int service) {
    Await.appears("mapping in a channel where Muster is installed", PATIENCE, () -> Optional.of(map(arena, conversations.get(room), "PBEN%03d".formatted(service))).filter(done -> done));
  }

  private static boolean map(Arena arena, String conversation, String service) {
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
