package io.muster.ingest.sender;

import io.muster.contracts.incident.AccountId;
import io.muster.kit.database.Sql;
import io.muster.kit.database.Tx;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of senders and their sealed secrets. Written within the transaction of what led to the change; lists for people are read by {@link SenderListRepository}. */
@ApplicationScoped
public class SenderRepository {
  private static final String SENDERS =
      """
      select s.id, s.tool, s.account, s.name, s.removed_at is not null as removed,
             coalesce((select array_agg(x.sealed order by x.id desc) from sender_secret x where x.sender_id = s.id), '{}') as secrets
      from sender s""";

  /** All senders, removed ones included. */
  public List<SealedSender> all(Tx tx) {
    return tx.rows(SENDERS + " order by s.id").stream().map(SenderRepository::sender).toList();
  }

  /** One sender, locked until the transaction ends. */
  Optional<SealedSender> lock(Tx tx, String id) {
    return tx.row("select id from sender where id = $1 for update", id).flatMap(found -> find(tx, id));
  }

  /** One sender. */
  Optional<SealedSender> find(Tx tx, String id) {
    return tx.row(SENDERS + " where s.id = $1", id).map(SenderRepository::sender);
  }

  /** Makes a sender, or gives a known one another account and name and lets it deliver again. */
  void put(Tx tx, String id, AccountId account, String name, Optional<String> subscriptionId) {
    tx.update(
        """
        insert into sender(id, tool, account, name, subscription_id) values ($1, $2, $3, $4, $5)
        on conflict (id) do update set tool = excluded.tool, account = excluded.account, name = excluded.name,
          subscription_id = coalesce(excluded.subscription_id, sender.subscription_id), removed_at = null""",
        id,
        account.tool(),
        account.name(),
        name,
        subscriptionId);
  }

  void addSecret(Tx tx, String id, byte[] sealed) {
    tx.update("insert into sender_secret(sender_id, sealed) values ($1, $2)", id, sealed);
  }

  /** The rows of its secrets, by their ids. */
  Map<Long, byte[]> secrets(Tx tx, String id) {
    Map<Long, byte[]> secrets = new LinkedHashMap<>();
    tx.rows("select id, sealed from sender_secret where sender_id = $1 order by id", id).forEach(row -> secrets.put(row.getLong("id"), Sql.bytes(row, "sealed")));
    return secrets;
  }

  /** The same secret under another seal. */
  void replaceSealed(Tx tx, long secretId, byte[] sealed) {
    tx.update("update sender_secret set sealed = $2 where id = $1", secretId, sealed);
  }

  void dropSecrets(Tx tx, String id) {
    tx.update("delete from sender_secret where sender_id = $1", id);
  }

  void dropAllButNewestSecret(Tx tx, String id) {
    tx.update("delete from sender_secret where sender_id = $1 and id < (select max(id) from sender_secret where sender_id = $1)", id);
  }

  void remove(Tx tx, String id) {
    tx.update("update sender set removed_at = coalesce(removed_at, clock_timestamp()) where id = $1", id);
  }

  /** The delivery of the last test that was understood. */
  Optional<String> testedDelivery(Tx tx, String id) {
    return tx.row("select tested_delivery from sender where id = $1", id).map(row -> row.getString("tested_delivery"));
  }

  private static SealedSender sender(Row row) {
    List<byte[]> secrets = Arrays.stream(row.getArrayOfBuffers("secrets")).map(Buffer::getBytes).toList();
    return new SealedSender(
        row.getString("id"), new AccountId(row.getString("tool"), row.getString("account")), row.getString("name"), row.getBoolean("removed"), secrets);
  }
}
