package io.muster.ingest.assembly;

import io.muster.ingest.source.Delivery;
import io.muster.kit.database.Tx;
import io.muster.kit.messaging.Inbox;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/**
 * Tells what tools deliver again from what is new. IncidentFolding would not mind repeats; this saves the work, and keeps quarantine and tests from saying
 * the same thing twice. Remembered longer than the 48 hours for which the most patient tool repeats.
 */
@ApplicationScoped
class RepeatedDeliveries {
  private final Inbox inbox;

  RepeatedDeliveries(Inbox inbox) {
    this.inbox = inbox;
  }

  /** Without those that the tool delivered before. */
  List<Delivery> firstDeliveries(Tx tx, List<Delivery> deliveries) {
    Set<String> firsts = inbox.firsts(tx, "vendor-delivery", deliveries.stream().map(RepeatedDeliveries::key).toList());
    return deliveries.stream().filter(delivery -> firsts.remove(key(delivery))).toList();
  }

  /** Without events that came before through another delivery or another subscription. */
  List<ToldObservation> firstObservations(Tx tx, List<ToldObservation> told) {
    Set<String> firsts = inbox.firsts(tx, "observation", told.stream().map(RepeatedDeliveries::key).toList());
    return told.stream().filter(one -> firsts.remove(key(one))).toList();
  }

  /** The tool's id is no part of what is signed: with the body's digest, nobody can make us pass over a delivery by guessing its id. */
  private static String key(Delivery delivery) {
    return delivery.vendorId().map(vendorId -> delivery.senderId() + "/" + vendorId + "/" + digest(delivery.body())).orElse(delivery.id());
  }

  private static String key(ToldObservation told) {
    return told.observation().subject().key() + "/" + told.observation().id();
  }

  private static String digest(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is not there", e);
    }
  }
}
