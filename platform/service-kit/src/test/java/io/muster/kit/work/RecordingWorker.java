package io.muster.kit.work;

import io.muster.kit.database.Tx;
import io.muster.kit.failure.Disposition;
import io.muster.kit.failure.Failure;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CopyOnWriteArrayList;

/** Does as its payload says, and remembers. */
@ApplicationScoped
class RecordingWorker implements WorkHandler {
  private final List<String> seen = new CopyOnWriteArrayList<>();
  private final Map<String, CountDownLatch> gates = new ConcurrentHashMap<>();

  record Order(String name, String trouble) {}

  static final class Trouble extends Failure {
    Trouble(String reason, Disposition disposition) {
      super(reason, disposition, "trouble in a test");
    }
  }

  List<String> seen() {
    return List.copyOf(seen);
  }

  @Override
  public String kind() {
    return "recording";
  }

  @Override
  public void perform(WorkItem item) {
    Order order = item.payload(Order.class);
    seen.add(order.name() + "#" + item.attempt() + (item.startedBefore() ? " started before" : ""));
    switch (order.trouble()) {
      case "none" -> item.complete(tx -> tx.update("insert into lease(name, holder, held_until) values ($1, 'done', now())", "done-" + order.name()));
      case "once" -> {
        item.markStarted();
        if (item.attempt() == 1) {
          throw new Trouble("busy", Disposition.RETRY);
        }
      }
      case "slow" -> untilReleased(order.name());
      case "gone" -> throw new Trouble("gone", Disposition.DISABLE_TARGET);
      case "half" -> item.complete(
          tx -> {
            tx.update("insert into lease(name, holder, held_until) values ($1, 'done', now())", "half-" + order.name());
            if (item.attempt() == 1) {
              throw new Trouble("after-half", Disposition.RETRY);
            }
          });
      default -> throw new IllegalStateException(order.trouble());
    }
  }

  /** Lets slow work end. */
  void release(String name) {
    gate(name).countDown();
  }

  private void untilReleased(String name) {
    try {
      gate(name).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private CountDownLatch gate(String name) {
    return gates.computeIfAbsent(name, unknown -> new CountDownLatch(1));
  }

  @Override
  public void abandoned(Tx tx, WorkItem item, Failure failure) {
    seen.add(item.payload(Order.class).name() + " abandoned: " + failure.reason());
  }
}
