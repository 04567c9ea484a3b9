package io.muster.identity.tenancy;

import io.muster.contracts.incident.TenantId;
import io.muster.kit.database.Tx;
import java.util.HexFormat;

/**
 * What PostgreSQL's row-level security goes by: a transaction sees people's rows only after it said for whom it works. The setting ends with
 * the transaction.
 */
public final class Tenancy {
  private Tenancy() {}

  /** From here to its end this transaction works for this tenant, and for no other. */
  public static void enter(Tx tx, TenantId tenant) {
    tx.rows("select set_config('muster.tenant', $1, true)", tenant.value());
  }

  /** From here to its end this transaction may see the link whose secret has this SHA-256. */
  public static void possess(Tx tx, byte[] hash) {
    tx.rows("select set_config('muster.possession', $1, true)", HexFormat.of().formatHex(hash));
  }
}
