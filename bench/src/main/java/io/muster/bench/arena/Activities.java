package io.muster.bench.arena;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * Activities as Teams sends them about channels of one team.
 *
 * @param botAppId whom they are sent to
 * @param serviceUrl where the bot is to answer
 */
public record Activities(String tenant, String botAppId, String serviceUrl) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TEAM = "19:benchteam@thread.tacv2";

  /** Muster was installed in a channel. */
  public ObjectNode installed(String conversation, String person) {
    ObjectNode activity = activity("installationUpdate", conversation, person, "Kim Moreau").put("action", "add");
    ObjectNode data = (ObjectNode) activity.path("channelData");
    data.putObject("settings").putObject("selectedChannel").put("id", conversation);
    return activity;
  }

  /**
   * Something that wants its answer in the HTTP response, without its value.
   *
   * @param message the card's activity id
   * @param person directory id
   * @param invoke what it is, such as {@code adaptiveCard/action}
   */
  public ObjectNode invoked(String conversation, String message, String person, String personName, String invoke) {
    ObjectNode activity = activity("invoke", conversation, person, personName).put("name", invoke).put("replyToId", message);
    ((ObjectNode) activity.path("conversation")).put("id", conversation + ";messageid=" + message);
    return activity;
  }

  private ObjectNode activity(String type, String conversation, String person, String name) {
    String now = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
    ObjectNode activity = JSON.createObjectNode();
    activity.put("type", type).put("id", "f:" + UUID.randomUUID()).put("timestamp", now).put("channelId", "msteams").put("serviceUrl", serviceUrl);
    activity.putObject("from").put("id", "29:" + person).put("name", name).put("aadObjectId", person);
    activity.putObject("conversation").put("conversationType", "channel").put("tenantId", tenant).put("id", conversation).put("isGroup", true).put("name", "Bench");
    activity.putObject("recipient").put("id", "28:" + botAppId).put("name", "Muster");
    ObjectNode data = activity.putObject("channelData").put("teamsChannelId", conversation).put("teamsTeamId", TEAM);
    data.putObject("channel").put("id", conversation);
    data.putObject("team").put("id", TEAM).put("name", "Bench").put("aadGroupId", "00000000-0000-0000-0000-0000000be4c4");
    data.putObject("tenant").put("id", tenant);
    data.putObject("source").put("name", "message");
    return activity.put("locale", "en-US");
  }
}
