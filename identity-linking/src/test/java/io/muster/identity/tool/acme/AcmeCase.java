package io.muster.identity.tool.acme;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A case at Acme. */
public final class AcmeCase {
  private final String id;
  private final String headline;
  private final boolean watchable;
  private final List<String> drains = new ArrayList<>();
  private String state = "burning";
  private Instant stateAt = Instant.now();
  private boolean touched;

  AcmeCase(String id, String headline, boolean watchable) {
    this.id = id;
    this.headline = headline;
    this.watchable = watchable;
  }

  /** Acme's id. */
  public String id() {
    return id;
  }

  /** What it is about. */
  public String headline() {
    return headline;
  }

  /** Acme's own word for how it stands. */
  public synchronized String state() {
    return state;
  }

  /** Why and how fast the tank was drained, each time, as {@code reason/speed}. */
  public synchronized List<String> drains() {
    return List.copyOf(drains);
  }

  boolean watchable() {
    return watchable;
  }

  synchronized boolean move(String to) {
    boolean changes = !state.equals(to);
    if (changes) {
      state = to;
      stateAt = Instant.now();
      touched = true;
    }
    return changes;
  }

  /** The tank is drained, by an act or otherwise. */
  public synchronized void drain(String reason, String speed) {
    drains.add(reason + "/" + speed);
  }

  synchronized ObjectNode json() {
    ObjectNode json =
        new ObjectMapper()
            .createObjectNode()
            .put("key", id)
            .put("headline", headline)
            .put("state", state)
            .put("stateAt", stateAt.toEpochMilli())
            .put("plant", "north")
            .put("bells", 2)
            .put("watchable", watchable)
            .put("drains", drains.size());
    if (touched) {
      json.putObject("stateBy").put("member", "m-1").put("name", "Wile E. Coyote");
    }
    return json;
  }
}
