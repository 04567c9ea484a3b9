package io.muster.bot.inbound;

import io.muster.kit.database.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.BooleanSupplier;

/** Remembers activities for a day, so that what Teams sends again happens once. */
@ApplicationScoped
public class ActivitiesSeen {

  /** True the first time, in the transaction that does what it asks for. An activity without an id is always new. */
  public boolean first(Tx tx, ActivityVerdict.Proven proven) {
    return asked(tx, proven).getAsBoolean();
  }

  /** The same for whoever has more to ask meanwhile. */
  public BooleanSupplier asked(Tx tx, ActivityVerdict.Proven proven) {
    Activity activity = proven.activity();
    if (activity.id().isEmpty()) {
      return () -> true;
    }
    Tx.Answer first = tx.ask("insert into activity_seen (registration, tenant, conversation, id) values ($1, $2, $3, $4) on conflict do nothing returning true as first",
        proven.bot().name(), proven.tenant().value(), activity.conversation(), activity.id().get());
    return () -> first.row().isPresent();
  }
}
