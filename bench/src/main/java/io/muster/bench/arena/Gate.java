package io.muster.bench.arena;

import io.muster.bench.load.WebhookRequests;
import io.muster.bench.load.WebhookStep;

/**
 * A sender of webhook-ingest that is ready.
 *
 * @param account the tool's account
 * @param path where it delivers
 * @param secret with which it signs
 */
public record Gate(String account, String path, String secret) {
  private static final int BYTES = 4096;

  /** Webhooks of 4 KB by this sender, of this many services in turn. */
  public WebhookRequests webhooks(String run, int services) {
    return webhooks(run, 0, services);
  }

  /** The same for services that begin with another than PBEN000. */
  public WebhookRequests webhooks(String run, int firstService, int services) {
    return webhooks(run, firstService, services, WebhookStep.TRIGGERED);
  }

  /** Another step in the life of such incidents. */
  public WebhookRequests webhooks(String run, int firstService, int services, WebhookStep step) {
    return new WebhookRequests(run, path, account, secret, firstService, services, BYTES, step, 0);
  }

  /**
   * An edit of such incidents, again and again.
   *
   * @param edition how many there were before it
   */
  public WebhookRequests edits(String run, int services, int edition) {
    return new WebhookRequests(run, path, account, secret, 0, services, BYTES, edition % 2 == 0 ? WebhookStep.ACKNOWLEDGED : WebhookStep.UNACKNOWLEDGED, edition);
  }
}
