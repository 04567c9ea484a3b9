package io.muster.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PortBookTest {
  @TempDir Path folder;

  @Test
  void a_port_is_chosen_once_and_found_again() {
    Path file = folder.resolve("ports.json");
    int first = PortBook.in(file).port("webhook-ingest");

    PortBook again = PortBook.in(file);

    assertThat(again.port("webhook-ingest")).isEqualTo(first);
    assertThat(again.port("bot-gateway")).isNotEqualTo(first);
    assertThat(again.all()).containsOnlyKeys("webhook-ingest", "bot-gateway");
  }

  @Test
  void ports_lie_below_those_that_the_system_hands_out_for_outgoing_connections() {
    PortBook book = PortBook.in(folder.resolve("ports.json"));
    for (int i = 0; i < 50; i++) {
      assertThat(book.port("server " + i)).isBetween(17_000, 31_999);
    }
  }

  @Test
  void a_port_on_which_somebody_listens_is_not_free_and_its_holder_has_a_name() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(PortBook.isFree(socket.getLocalPort())).isFalse();
      assertThat(PortHolder.named(socket.getLocalPort())).isEqualTo("process " + ProcessHandle.current().pid() + " (java)");
    }
  }
}
