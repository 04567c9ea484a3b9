package io.muster.ingest.quarantine;

import io.muster.ingest.source.Delivery;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Deliveries that were refused unread because they were too large, until they are written down: the newest of each sender, so that there are never more
 * than senders. What is lost with this process is asked for when the next one starts.
 */
@ApplicationScoped
public class TooLargeDeliveries {
  static final String REASON = "too-large";

  private final Map<String, Delivery> bySender = new ConcurrentHashMap<>();

  /**
   * One was refused. Never waits.
   *
   * @param delivery of an active sender, with an empty body; it proves nothing, for a signature is made over the body
   */
  public void note(Delivery delivery) {
    bySender.put(delivery.senderId(), delivery);
  }

  /** Those that are not written down yet. */
  List<Delivery> noted() {
    return List.copyOf(bySender.values());
  }

  /** It is written down; a newer one of the same sender stays. */
  void written(Delivery delivery) {
    bySender.remove(delivery.senderId(), delivery);
  }
}
