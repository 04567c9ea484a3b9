package io.muster.kit.operator;

import io.muster.kit.database.Sql;
import io.muster.kit.database.Tx;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** API tokens in PostgreSQL, by the hash of their secret. */
@ApplicationScoped
class ApiTokenRepository {
  void insert(Tx tx, ApiToken token, byte[] hash) {
    tx.update(
        "insert into api_token(id, hash, name, role, made_by, made_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7)",
        token.id(), hash, token.name(), token.role(), token.madeBy(), token.madeAt(), token.expiresAt());
  }

  List<ApiToken> all(Tx tx) {
    return tx.rows("select * from api_token order by made_at desc, id").stream().map(ApiTokenRepository::token).toList();
  }

  /** Whatever its state; the caller looks at the times. */
  Optional<ApiToken> byHash(Tx tx, byte[] hash) {
    return tx.row("select * from api_token where hash = $1", hash).map(ApiTokenRepository::token);
  }

  /** Kept to the minute, so that a busy token does not write with each request. */
  void used(Tx tx, String id) {
    tx.update(
        """
        update api_token set last_used_at = clock_timestamp()
        where id = $1 and (last_used_at is null or last_used_at < clock_timestamp() - interval '1 minute')""",
        id);
  }

  boolean revoke(Tx tx, String id) {
    return tx.update("update api_token set revoked_at = clock_timestamp() where id = $1 and revoked_at is null", id) == 1;
  }

  private static ApiToken token(Row row) {
    return new ApiToken(
        row.getString("id"), row.getString("name"), row.getString("role"), row.getString("made_by"),
        Sql.instant(row, "made_at").orElseThrow(), Sql.instant(row, "expires_at").orElseThrow(), Sql.instant(row, "last_used_at"), Sql.instant(row, "revoked_at"));
  }
}
