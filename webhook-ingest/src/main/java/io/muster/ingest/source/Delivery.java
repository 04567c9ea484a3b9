package io.muster.ingest.source;

import io.muster.contracts.incident.AccountId;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * One delivery of a proven sender, as it came.
 *
 * @param id ours, given at intake; the same in the log and in the spill
 * @param vendorId the tool's own, the same when it delivers again
 * @param headers without credentials
 * @param body raw
 */
public record Delivery(
    String id,
    String senderId,
    AccountId account,
    Optional<String> vendorId,
    Instant receivedAt,
    DeliveryHeaders headers,
    byte[] body) {
  public Delivery {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(senderId, "senderId");
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(body, "body");
    vendorId = vendorId == null ? Optional.empty() : vendorId;
  }

  /** Shows no payload. */
  @Override
  public String toString() {
    return "Delivery[" + id + " of " + senderId + ", " + body.length + " bytes]";
  }
}
