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
  /** Sorted, so that two transactions over the same ones cannot lock each other out. */
  private static final String FIRSTS =
      """
      with delivery as (
        insert into inbox(consumer, message_id)
        select 'vendor-delivery', key from (select distinct key from unnest($1::text[]) as told(key)) as those order by key
        on conflict do nothing returning message_id),
      observation as (
        insert into inbox(consumer, message_id)
        select 'observation', key from (select distinct key from unnest($2::text[]) as told(key)) as those order by key
        on conflict do nothing returning message_id)
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

  /** Remembers these and looks which are new, without waiting for the answer: by what they tell of subjects, or, where that is nothing, by themselves. */
  Asked ask(Tx tx, List<ToldDelivery> deliveries) {
    List<String> deliveryKeys = new ArrayList<>();
    List<String> observationKeys = new ArrayList<>();
    for (ToldDelivery delivery : deliveries) {
      if (delivery.observations().isEmpty()) {
        deliveryKeys.add(delivery.key());
      }
      delivery.observations().forEach(told -> observationKeys.add(told.key()));
    }
    return new Asked(tx.ask(FIRSTS, deliveryKeys.toArray(String[]::new), observationKeys.toArray(String[]::new)));
  }
}
