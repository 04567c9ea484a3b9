package io.muster.acceptance.faults.load;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.sandbox.Machine;
import io.muster.sandbox.Web;
import io.muster.sandbox.journey.Await;
import io.muster.sandbox.journey.Town;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Where a run takes place: a team of its own with one channel for each service, every fifth service shown in the next channel as well, and a sender.
 *
 * @param account the tool's account that tells
 * @param url where it delivers
 * @param secret with which it signs
 * @param channels conversation ids; service n is shown in channel n
 * @param pressing a conversation that shows the PagerDuty account's incidents of {@link #PRESSED} priority and nothing else: where many cards come, a storm's digest would stand for
 *     them, and it has no button to press
 * @param watcher who looks at the channels, an object id
 */
public record Stage(String account, String url, String secret, List<String> channels, String pressing, String watcher) {
  /** The priority of incidents that are made to be pressed. */
  static final String PRESSED = "P2";

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Builds it on a machine on which the town stands; returns once the first delivery is accepted. */
  public static Stage build(Machine machine, Town town, String name, int channelCount, int shownIn) {
    String account = "run-" + name;
    String secret = "the-secret-of-run-" + name + "-0123456789abcdef";
    town.connectAccount(account);
    JsonNode sender = town.sender(account, Optional.of(secret));
    String team = machine.teams().team(machine.microsoft().tenant(), "Run " + name, List.of(town.kim()));
    List<String> channels = new ArrayList<>();
    IntStream.range(0, channelCount).forEach(n -> channels.add(machine.teams().channel(team, "Channel " + n)));
    channels.forEach(channel -> machine.teams().install(town.kim(), channel));
    String pressing = machine.teams().channel(team, "Pressing");
    machine.teams().install(town.kim(), pressing);
    Stage stage = new Stage(account, town.publicUrl(sender), secret, List.copyOf(channels), pressing, town.kim());
    mapped(machine, town, pressing, machine.pagerDuty().subdomain(), machine.pagerDuty().account().at("/services/0/id").asText(), Map.of("name", "Payments API", "priorities", List.of(PRESSED)));
    for (int service = 0; service < channelCount; service++) {
      for (int channel : stage.shownIn(service, shownIn)) {
        mapped(machine, town, channels.get(channel), account, serviceId(service), Map.of("name", "Service " + service));
      }
    }
    Await.appears("sender that is ready", PATIENCE, () -> Optional.of(stage.ping(machine.web())).filter(status -> status / 100 == 2));
    return stage;
  }

  /** The numbers of the channels that show a service; {@code most} is 0 for the usual plan. */
  public List<Integer> shownIn(int service, int most) {
    int count = most > 0 ? most : service % 5 == 0 ? 2 : 1;
    return IntStream.range(0, Math.min(count, channels.size())).mapToObj(n -> (service + n) % channels.size()).toList();
  }

  /** The tool's id of a service. */
  static String serviceId(int service) {
    return "PSRV%03d".formatted(service);
  }

  private static void mapped(Machine machine, Town town, String conversation, String account, String service, Map<String, ?> how) {
    Map<String, Object> wanted = new HashMap<>(how);
    wanted.putAll(Map.of("tenant", machine.microsoft().tenant(), "conversation", conversation, "tool", "pagerduty", "account", account, "service", service));
    Await.appears("mapping in a channel where Muster is installed", PATIENCE, () -> Optional.of(map(town, wanted)).filter(done -> done));
  }

  private static boolean map(Town town, Map<String, Object> wanted) {
    try {
      town.api("channel-mapping", "POST", "/api/mappings", wanted);
      return true;
    } catch (IllegalStateException e) {
      // That Muster was installed in the channel travels to channel-mapping by itself.
      return false;
    }
  }

  private int ping(Web web) {
    byte[] body = Webhooks.ping();
    return web.post(url, body, Webhooks.headers("ping-" + account, secret, body)).status();
  }
}
