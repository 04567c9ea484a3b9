package io.muster.ingest.spill;

import io.muster.ingest.source.DeliveryRecord;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Spills without PostgreSQL, for tests of who uses one. */
public final class Spills {
  private Spills() {}

  /** One that answers each delivery so. */
  public static Spill that(Function<DeliveryRecord, CompletionStage<Void>> answers) {
    return new Spill(null, null) {
      @Override
      public CompletionStage<Void> add(DeliveryRecord delivery) {
        return answers.apply(delivery);
      }
    };
  }
}
