package io.muster.kit.database;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/** PostgreSQL's NOTIFY as calls. Only a hint that makes things quick: whoever listens polls as well, since notifications may be lost. */
@ApplicationScoped
public class Wakeups {
  private static final Logger LOG = Logger.getLogger(Wakeups.class);
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final Pool pool;
  private final Awaiting awaiting;
  private final Migrations migrations;
  private final Map<String, List<Consumer<String>>> listeners = new ConcurrentHashMap<>();
  private final CountDownLatch stopping = new CountDownLatch(1);

  Wakeups(Pool pool, DatabaseConfig config, Migrations migrations) {
    this.pool = pool;
    this.awaiting = new Awaiting(config.patience());
    this.migrations = migrations;
  }

  /** Calls {@code woken} with the payload of each notification on the channel; it must be quick and must not wait. */
  public void on(String channel, Consumer<String> woken) {
    if (!channel.matches("[a-z_]+")) {
      throw new IllegalArgumentException("a channel is small letters and underscores: " + channel);
    }
    listeners.computeIfAbsent(channel, name -> new CopyOnWriteArrayList<>()).add(woken);
  }

  void start(@Observes StartupEvent event) {
    Thread.ofPlatform().daemon().name("wakeups").start(this::listenUntilStopped);
  }

  void stop(@Observes ShutdownEvent event) {
    stopping.countDown();
  }

  private void listenUntilStopped() {
    try {
      while (stopping.getCount() > 0) {
        if (migrations.isDone()) {
          listen();
        }
        stopping.await(RETRY.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns when the connection is gone or the service stops. */
  private void listen() throws InterruptedException {
    SqlConnection connection = null;
    try {
      connection = awaiting.connection(pool);
      var gone = new CountDownLatch(1);
      PgConnection listening = PgConnection.cast(connection);
      listening.closeHandler(nothing -> gone.countDown());
      listening.notificationHandler(
          notification -> listeners.getOrDefault(notification.getChannel(), List.of()).forEach(woken -> woken.accept(notification.getPayload())));
      var asked = new java.util.HashSet<String>();
      do {
        for (String channel : listeners.keySet()) {
          if (asked.add(channel)) {
            awaiting.result(connection.query("LISTEN " + channel).execute());
          }
        }
      } while (!gone.await(RETRY.toMillis(), TimeUnit.MILLISECONDS) && stopping.getCount() > 0);
    } catch (RuntimeException e) {
      LOG.debugf("No notifications for now, polling goes on: %s", e.getMessage());
    } finally {
      if (connection != null) {
        connection.query("UNLISTEN *").execute();
        connection.close();
      }
    }
  }
}
