package io.muster.kit.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.muster.contracts.wire.MessageJson;
import io.muster.contracts.wire.Principal;
import io.muster.kit.database.Sql;
import io.muster.kit.database.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Who changed what, written in the transaction of the change: no change without its row, no row without its change. */
@ApplicationScoped
public class Audit {

  /**
   * Writes one row.
   *
   * @param action a stable word such as {@code mapping.create}
   * @param object what it was done to, such as {@code mapping/payments}
   * @param detail what helps to understand it; never a secret
   */
  public void write(Tx tx, Principal principal, String action, String object, Map<String, ?> detail) {
    tx.update(
        "insert into audit(principal, name, action, object, detail) values ($1, $2, $3, $4, $5)",
        principal.key(), principal.name(), action, object, Sql.json(json(detail)));
  }

  static String json(Map<String, ?> detail) {
    try {
      return MessageJson.mapper().writeValueAsString(detail);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("audit detail cannot be written", e);
    }
  }
}
