package io.muster.ingest.sender;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * A sender as an operator sees it.
 *
 * @param url where the tool must deliver
 * @param secrets how many are valid
 * @param secret shown once, when Muster made it
 * @param testedAt when a test delivery last was understood
 */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record SenderView(
    String senderId, String tool, String account, String name, URI url, Status status, long secrets, Optional<String> secret, Optional<Instant> testedAt) {

  /** Whether deliveries are taken. */
  public enum Status {
    READY,
    WAITING_FOR_SECRET,
    REMOVED;

    @com.fasterxml.jackson.annotation.JsonValue
    public String label() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
  }

  SenderView withSecret(Optional<String> shownOnce) {
    return new SenderView(senderId, tool, account, name, url, status, secrets, shownOnce, testedAt);
  }
}
