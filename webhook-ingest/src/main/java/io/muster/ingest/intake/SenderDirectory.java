package io.muster.ingest.intake;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import jakarta.enterprise.context.ApplicationScoped;

/** All senders, in memory: intake must know them when Kafka or PostgreSQL is away. */
@ApplicationScoped
class SenderDirectory {
  private final Map<String, Sender> senders = new ConcurrentHashMap<>();
  private volatile boolean complete;

  /** The sender of this id, if one is known. */
  Optional<Sender> find(String id) {
    return Optional.ofNullable(senders.get(id));
  }

  /** Whether a sender that is not found does not exist. */
  boolean complete() {
    return complete;
  }

  /** What is so now. */
  void put(Sender sender) {
    senders.put(sender.id(), sender);
  }

  /** Only if nothing newer is known. */
  void putIfAbsent(Sender sender) {
    senders.putIfAbsent(sender.id(), sender);
  }

  /** There is no such sender any more. */
  void forget(String id) {
    senders.remove(id);
  }

  /** All that there are have been put here. */
  void markComplete() {
    complete = true;
  }
}
