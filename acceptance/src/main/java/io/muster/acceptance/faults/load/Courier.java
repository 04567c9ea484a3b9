package io.muster.acceptance.faults.load;

import io.muster.acceptance.faults.schedule.RetryRule;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/** Delivers webhooks, each by the rule of its tool. */
public final class Courier {
  private final HttpClient client;
  private final URI url;
  private final String secret;
  private final ConcurrentLinkedQueue<Attempt> attempts = new ConcurrentLinkedQueue<>();
  private volatile Instant giveUpAt = Instant.MAX;

  /** A courier to a stage's sender. */
  public Courier(HttpClient client, Stage stage) {
    this.client = client;
    this.url = URI.create(stage.url());
    this.secret = stage.secret();
  }

  /** Tries until it is accepted, the tool gives it up, or the run is over. */
  void deliver(RetryRule rule, String webhook, String story, int step, byte[] body) {
    for (int tried = 1; Instant.now().isBefore(giveUpAt); tried++) {
      Attempt attempt = once(rule.patience(), webhook, story, step, body);
      Optional<Duration> pause = attempt.accepted() ? Optional.empty() : rule.pause(tried, attempt.status());
      if (pause.isEmpty()) {
        return;
      }
      LockSupport.parkNanos(pause.get().toNanos());
    }
  }

  /** From then on nothing is tried any more. */
  public void giveUpAt(Instant end) {
    giveUpAt = end;
  }

  /** Every try so far. */
  public List<Attempt> attempts() {
    return List.copyOf(attempts);
  }

  private Attempt once(Duration patience, String webhook, String story, int step, byte[] body) {
    Instant began = Instant.now();
    long start = System.nanoTime();
    int status = status(patience, webhook, body);
    Attempt attempt = new Attempt(webhook, story, step, began, Duration.ofNanos(System.nanoTime() - start), status);
    attempts.add(attempt);
    return attempt;
  }

  private int status(Duration patience, String webhook, byte[] body) {
    HttpRequest.Builder request = HttpRequest.newBuilder(url).version(HttpClient.Version.HTTP_1_1).timeout(patience).POST(HttpRequest.BodyPublishers.ofByteArray(body));
    Webhooks.headers(webhook, secret, body).forEach(request::header);
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      return 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 0;
    }
  }
}
