package io.muster.bot.press;

import io.muster.kit.database.Database;
import io.muster.kit.database.Sql;
import io.muster.kit.secret.SealedFor;
import io.muster.kit.secret.Secret;
import io.muster.kit.secret.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/** The key with which presses are sealed: made once by whichever replica is first, kept sealed in the database, the same for all. */
@ApplicationScoped
class PressTokenKey {
  private static final SealedFor PURPOSE = new SealedFor("all", "bot-gateway", "press-key");

  private final Database database;
  private final Vault vault;
  private volatile PressToken tokens;

  PressTokenKey(Database database, Vault vault) {
    this.database = database;
    this.vault = vault;
  }

  /** Makes and checks tokens with that key. The first call reads the database: whoever holds a connection already calls this before, lest all wait for one more. */
  PressToken tokens() {
    PressToken known = tokens;
    if (known == null) {
      byte[] key = Base64.getDecoder().decode(secret().reveal());
      known = new PressToken(key);
      tokens = known;
    }
    return known;
  }

  /** The same without waiting; empty until somebody has waited for it. */
  Optional<PressToken> known() {
    return Optional.ofNullable(tokens);
  }

  private Secret secret() {
    byte[] fresh = new byte[32];
    new SecureRandom().nextBytes(fresh);
    byte[] sealed = vault.seal(Secret.of(Base64.getEncoder().encodeToString(fresh)), PURPOSE);
    return database.inTransaction(tx -> {
      tx.update("insert into own_key (name, sealed) values ('press', $1) on conflict do nothing", sealed);
      return vault.open(Sql.bytes(tx.row("select sealed from own_key where name = 'press'").orElseThrow(), "sealed"), PURPOSE);
    });
  }
}
