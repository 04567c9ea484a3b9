package io.muster.kit.messaging;

import io.quarkus.arc.All;
import io.quarkus.arc.ClientProxy;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps every {@link StateProjection} of the service filled. */
@ApplicationScoped
public class StateReader {
  private final Map<Class<?>, StateFollower> followers = new LinkedHashMap<>();
  private final KafkaConfig config;

  StateReader(@All List<StateProjection> projections, KafkaSettings settings, KafkaConfig config) {
    this.config = config;
    for (StateProjection projection : projections) {
      followers.put(ClientProxy.unwrap(projection).getClass(), new StateFollower(projection, settings.consumer("")));
    }
  }

  /** Whether this projection holds everything that its topics held when the service started. */
  public boolean caughtUp(Class<? extends StateProjection> projection) {
    return followers.entrySet().stream().filter(entry -> projection.isAssignableFrom(entry.getKey())).allMatch(entry -> entry.getValue().caughtUp());
  }

  /** Whether all projections do. */
  public boolean caughtUp() {
    return followers.values().stream().allMatch(StateFollower::caughtUp);
  }

  void start(@Observes StartupEvent event) {
    if (config.autoStart()) {
      followers.forEach((projection, follower) -> Thread.ofPlatform().daemon().name("states-" + projection.getSimpleName()).start(follower));
    }
  }

  void stop(@Observes ShutdownEvent event) {
    followers.values().forEach(StateFollower::stop);
  }
}
