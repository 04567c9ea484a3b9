package io.muster.bot.inbound;

import io.muster.bot.cloud.BotRegistration;
import io.muster.contracts.incident.TenantId;

/** What came of checking an activity. */
public sealed interface ActivityVerdict {

  /** It is Teams', for this bot, from a tenant that may use Muster. */
  record Proven(Activity activity, BotRegistration bot, TenantId tenant) implements ActivityVerdict {}

  /** It is not believed, and nothing happens. */
  record Refused(TokenRefusal reason) implements ActivityVerdict {}
}
