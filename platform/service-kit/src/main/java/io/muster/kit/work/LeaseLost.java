package io.muster.kit.work;

import io.muster.kit.failure.Disposition;
import io.muster.kit.failure.Failure;

/** The item took longer than its lease and another worker has it; nothing was changed. */
public final class LeaseLost extends Failure {
  LeaseLost(String kind) {
    super("lease-lost", Disposition.RETRY, "another worker has taken over: " + kind);
  }
}
