package io.muster.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManagedProcessTest {
  @TempDir Path folder;

  @Test
  void a_process_that_is_killed_with_its_own_leaves_none_of_them_behind() {
    var process = new ManagedProcess("parent", List.of("/bin/sh", "-c", "sleep 300 & wait"), folder.resolve("log"), pid -> {});
    process.start(Map.of());
    ProcessHandle parent = ProcessHandle.of(process.id().orElseThrow()).orElseThrow();
    await().until(() -> parent.descendants().findAny().isPresent());
    ProcessHandle child = parent.descendants().findAny().orElseThrow();

    process.killWithItsOwn();

    assertThat(process.running()).isFalse();
    await().untilAsserted(() -> assertThat(child.isAlive()).isFalse());
  }
}
