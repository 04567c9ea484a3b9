package io.muster.bot.inbound;

import io.muster.kit.database.Tx;
import jakarta.enterprise.context.ApplicationScoped;

/** Remembers activities for a day, so that what Teams sends again happens once. */
@ApplicationScoped
public class ActivitiesSeen {

  /** True the first time, in the transaction that does what it asks for. An activity without an id is always new. */
  public boolean first(Tx tx, ActivityVerdict.Proven proven) {
    Activity activity = proven.activity();
    return activity.id().isEmpty() || tx.update("""
        insert into activity_seen (registration, tenant, conversation, id) values ($1, $2, $3, $4) on conflict do nothing""",
        proven.bot().name(), proven.tenant().value(), activity.conversation(), activity.id().get()) == 1;
  }
}
