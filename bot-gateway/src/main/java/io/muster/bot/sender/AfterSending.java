package io.muster.bot.sender;

import io.muster.kit.database.Tx;

/** What is written once Teams has answered, in the transaction that ends the turn. */
@FunctionalInterface
interface AfterSending {
  void write(Tx tx);
}
