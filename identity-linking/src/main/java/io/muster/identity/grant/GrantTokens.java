package io.muster.identity.grant;

import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.PersonId;
import io.muster.identity.oauth.TokenSet;
import io.muster.identity.tool.AccessToken;
import io.muster.kit.secret.SealedFor;
import io.muster.kit.secret.Secret;
import io.muster.kit.secret.Vault;
import java.util.Optional;

/**
 * The two tokens of a grant, as one sealed text. Bound to tenant, person, account and purpose: in any other row it does not open.
 *
 * @param refresh empty where the tool gave none
 */
record GrantTokens(AccessToken access, Optional<Secret> refresh) {
  // Neither token may contain a blank (RFC 6749, appendix A), so a line break parts them for certain.
  private static final String BETWEEN = "\n";

  static GrantTokens of(TokenSet tokens, Optional<Secret> before) {
    return new GrantTokens(tokens.access(), tokens.refresh().or(() -> before));
  }

  byte[] seal(Vault vault, PersonId person, AccountId account) {
    return vault.seal(Secret.of(access.value() + BETWEEN + refresh.map(Secret::reveal).orElse("")), sealedFor(person, account));
  }

  static GrantTokens open(Vault vault, byte[] sealed, PersonId person, AccountId account) {
    String[] parts = vault.open(sealed, sealedFor(person, account)).reveal().split(BETWEEN, 2);
    return new GrantTokens(new AccessToken(parts[0]), Optional.of(parts[1]).filter(text -> !text.isEmpty()).map(Secret::of));
  }

  /** The same sealed with the newest key; empty where it is already. */
  static Optional<byte[]> resealed(Vault vault, byte[] sealed, PersonId person, AccountId account) {
    return vault.reseal(sealed, sealedFor(person, account));
  }

  private static SealedFor sealedFor(PersonId person, AccountId account) {
    return new SealedFor(person.tenant().value(), person.objectId() + "/" + account.key(), "person-grant");
  }
}
