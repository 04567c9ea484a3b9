package io.muster.kit.messaging;

import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.Topics;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which keys are there now. */
@ApplicationScoped
class ConsentProjection implements StateProjection {
  private final Map<String, String> idsByKey = new ConcurrentHashMap<>();

  Optional<String> idOf(String key) {
    return Optional.ofNullable(idsByKey.get(key));
  }

  @Override
  public Set<String> topics() {
    return Set.of(Topics.IDENTITY_STATE);
  }

  @Override
  public void apply(String key, Optional<Envelope<?>> state) {
    state.ifPresentOrElse(now -> idsByKey.put(key, now.id()), () -> idsByKey.remove(key));
  }
}
