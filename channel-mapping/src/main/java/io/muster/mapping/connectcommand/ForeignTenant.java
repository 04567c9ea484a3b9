package io.muster.mapping.connectcommand;

import io.muster.kit.failure.Disposition;
import io.muster.kit.failure.Failure;

/** A command names another tenant than the one for which it was proven. It goes to the dead letters: nobody who follows the rules writes such a command. */
final class ForeignTenant extends Failure {
  ForeignTenant() {
    super("foreign-tenant", Disposition.GIVE_UP, "a command names another tenant than its envelope");
  }
}
