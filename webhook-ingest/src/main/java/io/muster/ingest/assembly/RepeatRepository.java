package io.muster.ingest.assembly;

import io.muster.kit.database.Tx;
import io.vertx.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Remembers in the inbox what tools delivered, longer than the 48 hours for which the most patient of them repeats. */
@ApplicationScoped
class RepeatRepository {
  /** An event counts as seen only by a delivery that counts. Sorted, so that two transactions over the same ones cannot lock each other out. */
  private static final String FIRSTS =
      """
      with delivery as (
        insert into inbox(consumer, message_id)
        select 'vendor-delivery', key from (select distinct key from unnest($1::text[]) as told(key)) as those order by key
        on conflict do nothing returning message_id),
      observation as (
        insert into inbox(consumer, message_id)
        select 'observation', key from (
          select distinct told.key from unnest($2::text[], $3::text[]) as told(delivery_key, key) where delivery_key in (select message_id from delivery)) as those
        order by key on conflict do nothing returning message_id)
      select true as is_delivery, message_id from delivery union all select false, message_id from observation""";

  /** Deliveries that are being looked up. */
  record Asked(Tx.Answer answer) {
    /** What is new among them; waits for it. */
    RepeatedDeliveries repeated() {
      var repeated = new RepeatedDeliveries(new HashSet<>(), new HashSet<>());
      for (Row row : answer.rows()) {
        (row.getBoolean("is_delivery") ? repeated.newDeliveries() : repeated.newObservations()).add(row.getString("message_id"));
      }
      return repeated;
    }
  }

  /** Remembers these and looks which are new, without waiting for the answer. */
  Asked ask(Tx tx, List<ToldDelivery> deliveries) {
    List<String> deliveryKeys = new ArrayList<>();
    List<String> keys = new ArrayList<>();
    for (ToldDelivery delivery : deliveries) {
      for (ToldObservation observation : delivery.observations()) {
        deliveryKeys.add(delivery.key());
        keys.add(observation.key());
      }
    }
    return new Asked(
        tx.ask(FIRSTS, deliveries.stream().map(ToldDelivery::key).toArray(String[]::new), deliveryKeys.toArray(String[]::new), keys.toArray(String[]::new)));
  }
}
