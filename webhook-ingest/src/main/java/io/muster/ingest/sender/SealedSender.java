package io.muster.ingest.sender;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.muster.contracts.incident.AccountId;
import io.muster.contracts.wire.MessageJson;
import java.io.IOException;
import java.util.List;

/**
 * A sender as it lies on the compacted topic: its secrets sealed, newest first.
 */
public record SealedSender(String senderId, AccountId account, String name, boolean removed, List<byte[]> secrets) {
  public SealedSender {
    secrets = secrets == null ? List.of() : List.copyOf(secrets);
  }

  /** As JSON. */
  byte[] write() {
    try {
      return MessageJson.mapper().writeValueAsBytes(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a sender could not be written", e);
    }
  }

  /** Reads what {@link #write()} wrote; anything else is an {@link IllegalArgumentException}. */
  public static SealedSender read(byte[] json) {
    try {
      return MessageJson.mapper().readValue(json, SealedSender.class);
    } catch (IOException e) {
      throw new IllegalArgumentException("not a sender", e);
    }
  }

  @Override
  public String toString() {
    return "SealedSender[" + senderId + " of " + account.key() + ", " + secrets.size() + " secrets]";
  }
}
