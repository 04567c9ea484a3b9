package io.muster.identity.grant;

import io.muster.kit.failure.Disposition;
import io.muster.kit.failure.Failure;

/** Somebody else has been renewing this token for too long; the work is tried again. */
public final class RefreshPending extends Failure {
  RefreshPending() {
    super("refresh-pending", Disposition.RETRY, "another caller is renewing this token");
  }
}
