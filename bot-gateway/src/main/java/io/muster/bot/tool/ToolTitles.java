package io.muster.bot.tool;

import io.muster.contracts.identity.IdentityState;
import io.muster.contracts.incident.AccountId;
import io.muster.contracts.wire.Envelope;
import io.muster.contracts.wire.Topics;
import io.muster.kit.messaging.StateProjection;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** What people call tools and accounts, as identity-linking tells. */
@ApplicationScoped
public class ToolTitles implements StateProjection {
  private final Map<String, String> tools = new ConcurrentHashMap<>();
  private final Map<AccountId, String> accounts = new ConcurrentHashMap<>();

  @Override
  public Set<String> topics() {
    return Set.of(Topics.IDENTITY_STATE);
  }

  @Override
  public void apply(String key, Optional<Envelope<?>> state) {
    switch (state.map(Envelope::payload).orElse(null)) {
      case IdentityState.Tool tool -> tools.put(tool.tool(), tool.title());
      case IdentityState.Account account -> accounts.put(account.account(), account.title());
      case null -> forget(key);
      default -> {
        // Other states of the same topic concern others.
      }
    }
  }

  /** What people call the tool of this account; plain words while nobody has told. */
  public String titleOf(AccountId account) {
    return tools.getOrDefault(account.tool(), "the incident tool");
  }

  /** What people call this account. */
  public String accountTitle(AccountId account) {
    return accounts.getOrDefault(account, account.name());
  }

  /** The account that a person means: by key, name or title. */
  public Optional<AccountId> meant(String word) {
    return accounts.entrySet().stream()
        .filter(e -> e.getKey().key().equalsIgnoreCase(word) || e.getKey().name().equalsIgnoreCase(word) || e.getValue().equalsIgnoreCase(word))
        .map(Map.Entry::getKey).min(Comparator.comparing(AccountId::key));
  }

  private void forget(String key) {
    if (key.startsWith("account/")) {
      accounts.keySet().removeIf(account -> key.equals("account/" + account.key()));
    } else if (key.startsWith("tool/")) {
      tools.remove(key.substring("tool/".length()));
    }
  }
}
