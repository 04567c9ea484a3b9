package io.muster.identity.tool.acme;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/** A case at Acme. */
public final class AcmeCase {
  private final String id;
  private final int number;
  private final String headline;
  private final boolean claimable;
  private String stage = "raised";
  private Instant stageAt = Instant.now();
  private boolean touched;
  private int trucks;

  AcmeCase(String id, int number, String headline, boolean claimable) {
    this.id = id;
    this.number = number;
    this.headline = headline;
    this.claimable = claimable;
  }

  /** Acme's id. */
  public String id() {
    return id;
  }

  /** Acme's own word for how it stands. */
  public synchronized String stage() {
    return stage;
  }

  /** How many trucks were called. */
  public synchronized int trucks() {
    return trucks;
  }

  boolean claimable() {
    return claimable;
  }

  synchronized boolean move(String to) {
    boolean changes = !stage.equals(to);
    if (changes) {
      stage = to;
      stageAt = Instant.now();
      touched = true;
    }
    return changes;
  }

  synchronized void callTruck() {
    trucks++;
  }

  synchronized ObjectNode json() {
    ObjectNode json =
        new ObjectMapper()
            .createObjectNode()
            .put("case", id)
            .put("no", String.valueOf(number))
            .put("headline", headline)
            .put("stage", stage)
            .put("stageAt", stageAt.toEpochMilli())
            .put("gadget", "rocket")
            .put("alarms", 2)
            .put("claimable", claimable)
            .put("trucks", trucks);
    if (touched) {
      json.putObject("stageBy").put("member", "m-1").put("name", "Wile E. Coyote");
    }
    return json;
  }
}
