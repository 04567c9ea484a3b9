package io.muster.ingest.intake;

import java.time.Clock;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Makes delivery ids: UUIDs of version 7 (RFC 9562), so that they sort by the time at which the delivery came. */
final class DeliveryIds {
  private DeliveryIds() {}

  static String next(Clock clock) {
    long millis = clock.millis();
    ThreadLocalRandom random = ThreadLocalRandom.current();
    long high = millis << 16 | 0x7000 | random.nextInt(0x1000);
    long low = random.nextLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L;
    return new UUID(high, low).toString();
  }
}
