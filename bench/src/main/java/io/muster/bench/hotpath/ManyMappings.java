package io.muster.bench.hotpath;

import io.muster.contracts.ingest.IncidentEvent;
import io.muster.embedded.PostgreSqlAddress;
import io.muster.kit.database.Database;
import io.muster.kit.database.DatabaseConfig;
import io.muster.mapping.connection.AllowedTenants;
import io.muster.mapping.connection.TenantsConfig;
import io.muster.mapping.mapping.MappingRepository;
import io.muster.mapping.routing.MeasuredRouting;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.lang.reflect.Constructor;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/** channel-mapping's decision and the bare query beneath it, on the same connections to its database. */
public final class ManyMappings implements AutoCloseable {
  private final Vertx vertx = Vertx.vertx();
  private final Pool pool;
  private final Database database;
  private final MeasuredRouting routing;

  /**
   * @param database its name
   * @param tenants those that are allowed
   */
  public ManyMappings(PostgreSqlAddress address, String database, Set<String> tenants) {
    var connect = new PgConnectOptions().setHost(address.host()).setPort(address.port()).setDatabase(database).setUser(address.superuser()).setPassword(address.password());
    this.pool = PgBuilder.pool().with(new PoolOptions().setMaxSize(4)).connectingTo(connect.setCachePreparedStatements(true)).using(vertx).build();
    this.database = made(Database.class, new Class<?>[] {Pool.class, DatabaseConfig.class}, pool, new Patience());
    TenantsConfig allowed = () -> Optional.of(tenants);
    var ids = made(AllowedTenants.class, new Class<?>[] {TenantsConfig.class}, allowed);
    this.routing = new MeasuredRouting(made(MappingRepository.class, new Class<?>[] {AllowedTenants.class}, ids));
  }

  /** Decides about an event; how many conversations have a say. */
  public int decide(IncidentEvent event) {
    return database.inTransaction(tx -> routing.decide(tx, event.incident(), event.occurrence()));
  }

  /** The mappings of a service by their index, and nothing else; how many there are. */
  public int bareQuery(String account, String service) {
    return database.inTransaction(tx -> tx.rows("select * from mapping where account = $1 and source_kind = 'SERVICE' and source_id = $2", account, service).size());
  }

  /** Container-made objects, made by hand. */
  private static <T> T made(Class<T> type, Class<?>[] parameters, Object... arguments) {
    try {
      Constructor<T> constructor = type.getDeclaredConstructor(parameters);
      constructor.setAccessible(true);
      return constructor.newInstance(arguments);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type.getSimpleName() + " is made otherwise than this benchmark knows", e);
    }
  }

  @Override
  public void close() {
    pool.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  private static final class Patience implements DatabaseConfig {
    @Override
    public Duration patience() {
      return Duration.ofSeconds(10);
    }

    @Override
    public int attempts() {
      return 6;
    }

    @Override
    public Duration migrationRetry() {
      return Duration.ofSeconds(2);
    }

    @Override
    public Duration migrationWait() {
      return Duration.ofSeconds(10);
    }
  }
}
