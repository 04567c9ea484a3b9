package io.muster.identity.link;

import io.muster.identity.person.LinkedPerson;
import io.muster.kit.database.Tx;

/** Whoever has waited for a person to be linked. */
public interface AfterLink {
  /** In the transaction that keeps the link. */
  void linked(Tx tx, LinkedPerson who);
}
