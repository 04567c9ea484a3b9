package io.muster.sandbox.up;

import io.muster.sandbox.Installation;
import io.muster.sandbox.process.Memory;
import io.muster.sandbox.process.ProcessTable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Looks at each process that was written down: whether it lives, whether it answers, what it costs. */
final class ProcessStates {
  private final RunFiles files;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();

  ProcessStates(RunFiles files) {
    this.files = files;
  }

  /** All of them; none where nothing runs. */
  List<ProcessState> now() {
    List<ProcessTable.Entry> entries = files.processes().entries();
    boolean orphaned = files.supervisor().isEmpty();
    return orphaned && Leftovers.of(files.processes()).isEmpty() ? List.of() : entries.stream().map(this::state).toList();
  }

  private ProcessState state(ProcessTable.Entry entry) {
    Optional<ProcessHandle> process = entry.process();
    if (process.isEmpty()) {
      return new ProcessState(entry.name(), "ended", Optional.empty(), entry.port(), Optional.empty(), Optional.empty());
    }
    return new ProcessState(entry.name(), ready(entry) ? "ready" : "starting", Optional.of(entry.pid()), entry.port(), pss(entry, process.get()), Optional.of(entry.since()));
  }

  /** PostgreSQL is many processes; the others' children have lines of their own. */
  private static Optional<Long> pss(ProcessTable.Entry entry, ProcessHandle process) {
    var bytes = entry.name().equals("postgresql") ? Memory.withChildren(process) : Memory.of(entry.pid());
    return bytes.stream().boxed().findFirst();
  }

  private boolean ready(ProcessTable.Entry entry) {
    return Installation.SERVICES.contains(entry.name()) ? answers("http://127.0.0.1:" + entry.port() + "/q/health/ready") : listens(entry.port());
  }

  private boolean answers(String url) {
    try {
      HttpRequest request = HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(2)).build();
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static boolean listens(int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
