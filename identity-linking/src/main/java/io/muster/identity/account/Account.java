package io.muster.identity.account;

import io.muster.contracts.incident.AccountId;
import io.muster.identity.oauth.ClientCredentials;
import io.muster.identity.tool.ToolAccount;

/**
 * An account of a tool as an administrator registered it.
 *
 * @param generation grows with every change
 */
public record Account(AccountId id, String title, String region, ClientCredentials client, long generation) {

  /** The account as a tool needs to know it. */
  public ToolAccount forTool() {
    return new ToolAccount(id, title, region);
  }
}
