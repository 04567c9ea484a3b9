package io.muster.bot.sender;

import io.muster.bot.conversation.ConversationRepository;
import io.muster.bot.conversation.DueConversations;
import io.muster.bot.why.TeamsCallRepository;
import io.muster.kit.database.Database;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** A second sender with workers of its own on the same database, as another replica would be. */
@ApplicationScoped
public class SecondReplica {
  private final TeamsSender sender;
  private final List<Thread> workers = new ArrayList<>();
  private volatile boolean stopping;

  SecondReplica(Database database, SendLeaseRepository turns, CardCalls cards, DigestCalls digests, SayingCalls sayings, ConversationRepository conversations, TeamsCallRepository calls,
      SenderConfig config, SenderMetrics metrics, DueConversations due) {
    sender = new TeamsSender(database, turns, cards, digests, sayings, conversations, calls, new TenantShare(config), config, metrics, due);
  }

  public void start(int threads) {
    stopping = false;
    for (int i = 0; i < threads; i++) {
      workers.add(Thread.ofVirtual().start(this::work));
    }
  }

  public void stop() throws InterruptedException {
    stopping = true;
    for (Thread worker : workers) {
      worker.join(Duration.ofSeconds(15));
    }
    workers.clear();
  }

  private void work() {
    while (!stopping) {
      switch (sender.look()) {
        case TeamsSender.Look.Call call -> call.call().getAsBoolean();
        case TeamsSender.Look.Again again -> {}
        case TeamsSender.Look.Nothing nothing -> LockSupport.parkNanos(Math.min(20_000_000, nothing.within().toNanos()));
      }
    }
  }
}
