package io.muster.ingest.assembly;

import io.muster.ingest.source.Delivery;
import io.muster.ingest.source.Translation;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * A delivery with what it says.
 *
 * @param observations what it tells of subjects, if anything
 */
record ToldDelivery(Delivery delivery, Translation translation, List<ToldObservation> observations) {
  ToldDelivery(Delivery delivery, Translation translation) {
    this(delivery, translation, observations(delivery, translation));
  }

  /**
   * The same when the tool delivers it again. The tool's id is no part of what is signed: with the body's digest, nobody can make us pass over a delivery by guessing its
   * id.
   */
  String key() {
    return delivery.vendorId().map(vendorId -> delivery.senderId() + "/" + vendorId + "/" + digest(delivery.body())).orElse(delivery.id());
  }

  private static List<ToldObservation> observations(Delivery delivery, Translation translation) {
    return translation instanceof Translation.Observations told ? told.observations().stream().map(observation -> ToldObservation.by(delivery, observation)).toList() : List.of();
  }

  private static String digest(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256 is not there", e);
    }
  }
}
