package io.muster.bench.arena;

import io.muster.bench.load.Requests;
import io.muster.sandbox.process.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Prometheus' Alertmanager as Debian packages it, with a webhook as receiver, since 0.25 knows no Teams. It waits for nothing: each alert is a group of its own and
 * goes out at once.
 */
public final class Alertmanager {
  private static final Path PROGRAM = Path.of("/usr/bin/prometheus-alertmanager");

  private Alertmanager() {}

  /** Whether it is installed here. */
  public static boolean installed() {
    return Files.isExecutable(PROGRAM);
  }

  /** Starts it, where it is installed; to be closed by the caller. */
  public static Optional<Contestant> start(Arena arena, String webhook) {
    if (!installed()) {
      return Optional.empty();
    }
    int port = FreePorts.take(1).getFirst();
    Path folder = arena.log("alertmanager").resolveSibling("alertmanager-" + port);
    String settings =
        """
        route:
          receiver: sink
          group_by: [incident]
          group_wait: 0s
          group_interval: 5m
          repeat_interval: 4h
        receivers:
          - name: sink
            webhook_configs:
              - url: %s
        """
            .formatted(webhook);
    try {
      Files.createDirectories(folder);
      Path file = Files.writeString(folder.resolve("alertmanager.yml"), settings);
      List<String> command =
          List.of(
              PROGRAM.toString(), "--config.file=" + file, "--storage.path=" + folder.resolve("data"), "--web.listen-address=127.0.0.1:" + port, "--cluster.listen-address=");
      Contestant started = new Contestant("alertmanager", command, arena.log("alertmanager"), port, "/-/ready");
      arena.launch(started, started::start);
      return Optional.of(started.awaitReady(arena.web()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One alert each, by an incident's id of this run. */
  public static Requests alerts(String run) {
    return (number, into) -> write(io.muster.bench.load.WebhookRequests.incident(run, number), into);
  }

  private static void write(String incident, ByteBuffer into) {
    String body = "[{\"labels\":{\"alertname\":\"Slow\",\"incident\":\"" + incident + "\"},\"annotations\":{\"summary\":\"Payments answer slowly " + incident + "\"},\"startsAt\":\"" + Instant.now() + "\"}]";
    String head = "POST /api/v2/alerts HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n";
    into.put((head + body).getBytes(StandardCharsets.US_ASCII));
  }
}
