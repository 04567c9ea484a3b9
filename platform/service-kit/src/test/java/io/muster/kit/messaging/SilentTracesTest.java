package io.muster.kit.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.testkit.MusterInfrastructure;
import io.muster.testkit.infrastructure.MusterDatabases;
import io.muster.testkit.logs.CapturedLogs;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** The tests' settings ask for every trace and name no endpoint. */
@QuarkusTest
@WithTestResource(value = MusterInfrastructure.class, initArgs = @ResourceArg(name = "database", value = MusterDatabases.GRAPH))
class SilentTracesTest {
  @Test
  void traces_are_carried_and_nothing_is_exported_or_complained_of_where_no_endpoint_is_named() {
    try (var logs = CapturedLogs.start()) {
      var carried = new AtomicReference<Optional<String>>();
      Traces.continued(Optional.empty(), "a span", () -> carried.set(Traces.current()));
      // The last two digits say that it is sampled; the exporter of such spans works every five seconds.
      assertThat(carried.get().orElseThrow()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
      await().during(Duration.ofSeconds(6)).atMost(Duration.ofSeconds(8)).untilAsserted(() -> assertThat(logs.lines()).noneMatch(line -> line.contains("4317") || line.contains("export")));
    }
  }
}
