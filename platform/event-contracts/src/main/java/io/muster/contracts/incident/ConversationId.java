package io.muster.contracts.incident;

import java.util.Objects;

/**
 * A conversation in Teams: a channel, a group chat or a personal chat.
 *
 * @param value Teams' conversation id, without a {@code ;messageid=} suffix
 */
public record ConversationId(TenantId tenant, String value) {
  public ConversationId {
    Objects.requireNonNull(tenant, "tenant");
    Objects.requireNonNull(value, "value");
  }

  /** {@code tenant/conversation}: what keeps a conversation's records in order. */
  public String key() {
    return tenant.value() + "/" + value;
  }
}
