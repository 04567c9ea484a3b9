package io.muster.ingest.intake;

import io.muster.contracts.incident.AccountId;
import io.muster.ingest.source.SenderSecret;
import java.util.List;

/**
 * A sender as intake knows it.
 *
 * @param removed its deliveries are accepted and ignored
 * @param secrets newest first; empty while none is known
 */
record Sender(String id, AccountId account, boolean removed, List<SenderSecret> secrets) {
  Sender {
    secrets = List.copyOf(secrets);
  }
}
