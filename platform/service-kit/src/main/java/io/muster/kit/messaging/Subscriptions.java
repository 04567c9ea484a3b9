package io.muster.kit.messaging;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything that this service reads from Kafka, by name. Two of one name are an {@link IllegalStateException} at the start. */
@ApplicationScoped
class Subscriptions {
  private final Map<String, Subscription> byName = new LinkedHashMap<>();

  Subscriptions(@All List<MessageConsumer> singles, @All List<BatchMessageConsumer> batches, @All List<RecordConsumer> records) {
    Stream.of(singles, batches, records)
        .flatMap(List::stream)
        .forEach(
            subscription -> {
              if (byName.put(subscription.name(), subscription) != null) {
                throw new IllegalStateException("two consumers are named " + subscription.name());
              }
            });
  }

  Collection<Subscription> all() {
    return byName.values();
  }

  Optional<Subscription> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }
}
