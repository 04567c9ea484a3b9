package io.muster.kit.secret;

import io.muster.kit.failure.Disposition;
import io.muster.kit.failure.Failure;

/** A key ring is not configured or its file cannot be read. */
public final class KeyRingMissing extends Failure {
  KeyRingMissing(String setting) {
    this(setting, null);
  }

  KeyRingMissing(String setting, Throwable cause) {
    super("key-ring-missing", Disposition.RETRY, "no key ring can be read: see the setting " + setting, cause);
  }
}
