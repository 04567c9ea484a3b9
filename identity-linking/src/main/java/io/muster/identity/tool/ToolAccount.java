package io.muster.identity.tool;

import io.muster.contracts.incident.AccountId;

/**
 * An account of a tool, as a tool needs to know it.
 *
 * @param region where the tool keeps it; the tool's own word, empty text where the tool has none
 */
public record ToolAccount(AccountId id, String title, String region) {
  public ToolAccount {
    region = region == null ? "" : region;
  }
}
