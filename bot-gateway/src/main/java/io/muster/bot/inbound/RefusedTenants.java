package io.muster.bot.inbound;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.contracts.wire.Principal;
import io.muster.kit.audit.Audit;
import io.muster.kit.database.Database;
import io.muster.kit.failure.Failure;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/** Writes down which tenants were refused, so that an administrator sees who tried: once an hour for each, and never so many that the list itself is a burden. */
@ApplicationScoped
class RefusedTenants {
  private static final Logger LOG = Logger.getLogger(RefusedTenants.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration ONCE_IN = Duration.ofHours(1);
  private static final int MOST = 1_000;

  private final Map<String, Instant> written = new ConcurrentHashMap<>();
  private final Database database;
  private final Audit audit;
  private final Clock clock;

  RefusedTenants(Database database, Audit audit, Clock clock) {
    this.database = database;
    this.audit = audit;
    this.clock = clock;
  }

  /** To be called with an activity that is Teams', of a tenant that is not served. The answer never waits on whether it could be written. */
  void note(byte[] body) {
    Optional<Activity> activity = read(body);
    String tenant = activity.flatMap(Activity::tenant).filter(id -> id.length() <= 100).orElse("unknown");
    Instant now = clock.instant();
    written.values().removeIf(at -> at.plus(ONCE_IN).isBefore(now));
    if (written.size() >= MOST || written.putIfAbsent(tenant, now) != null) {
      return;
    }
    try {
      database.run(tx -> audit.write(tx, Principal.system("bot-gateway"), "activity.refuse", "tenant/" + tenant,
          Map.of("reason", TokenRefusal.TENANT_NOT_ALLOWED.label(), "activity", activity.map(Activity::type).orElse(""))));
    } catch (Failure failure) {
      written.remove(tenant);
      LOG.warnf("A refused tenant could not be written to the audit: %s", failure.reason());
    }
  }

  private static Optional<Activity> read(byte[] body) {
    try {
      return Optional.of(Activity.of(JSON.readTree(body)));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
