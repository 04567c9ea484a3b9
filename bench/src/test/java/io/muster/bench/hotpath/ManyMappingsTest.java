package io.muster.bench.hotpath;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.embedded.PostgreSqlAddress;
import io.muster.kit.database.DatabaseUnavailable;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ManyMappingsTest {
  @Test
  void what_containers_make_is_made_by_hand_as_they_make_it_and_asks_postgresql() {
    try (var mappings = new ManyMappings(new PostgreSqlAddress("127.0.0.1", 1, "nobody", "nothing"), "nowhere", Set.of("tenant"))) {
      assertThat(mappings).isNotNull();
      assertThatThrownBy(() -> mappings.bareQuery("account", "service")).as("nobody listens there").isInstanceOf(DatabaseUnavailable.class);
    }
  }
}
