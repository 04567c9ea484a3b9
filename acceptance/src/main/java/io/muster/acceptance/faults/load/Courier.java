package io.muster.acceptance.faults.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/** Delivers webhooks by PagerDuty's rules: five seconds for an answer, again after 5xx, 429 and silence with growing pauses, dropped at any other 4xx. */
public final class Courier {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(8);

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

  /** Tries until it is accepted or dropped, or the run is over; whether it was accepted. */
  boolean deliver(String webhook, String story, int step, byte[] body) {
    Duration pause = Duration.ofSeconds(1);
    while (Instant.now().isBefore(giveUpAt)) {
      Attempt attempt = once(webhook, story, step, body);
      if (attempt.accepted() || attempt.dropped()) {
        return attempt.accepted();
      }
      LockSupport.parkNanos(pause.toNanos());
      pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
    }
    return false;
  }

  /** From then on nothing is tried any more. */
  public void giveUpAt(Instant end) {
    giveUpAt = end;
  }

  /** Every try so far. */
  public List<Attempt> attempts() {
    return List.copyOf(attempts);
  }

  private Attempt once(String webhook, String story, int step, byte[] body) {
    Instant began = Instant.now();
    long start = System.nanoTime();
    int status = status(webhook, body);
    Attempt attempt = new Attempt(webhook, story, step, began, Duration.ofNanos(System.nanoTime() - start), status);
    attempts.add(attempt);
    return attempt;
  }

  private int status(String webhook, byte[] body) {
    HttpRequest.Builder request = HttpRequest.newBuilder(url).version(HttpClient.Version.HTTP_1_1).timeout(PATIENCE).POST(HttpRequest.BodyPublishers.ofByteArray(body));
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
