package io.muster.ingest;

import io.muster.kit.failpoint.Failpoint;
import io.muster.kit.failpoint.Failpoints;

/** The places of this service where a test may let it die. */
public final class IngestFailpoints {
  /** The sender is proven, nothing is kept yet. */
  public static final Failpoint AFTER_AUTHENTICITY = Failpoints.declare("ingest.after-auth");

  /** About to hand the delivery to Kafka. */
  public static final Failpoint BEFORE_LOG_SEND = Failpoints.declare("ingest.before-kafka-send");

  /** Handed to Kafka, which has not acknowledged yet. */
  public static final Failpoint AFTER_LOG_SEND = Failpoints.declare("ingest.after-kafka-send");

  /** Kafka has it, the sender does not know yet. */
  public static final Failpoint AFTER_LOG_ACKNOWLEDGED = Failpoints.declare("ingest.after-kafka-ack");

  /** About to write a delivery to the spill. */
  public static final Failpoint WHILE_SPILLING = Failpoints.declare("ingest.while-spilling");

  /** Kafka has the drained deliveries, the spill still has them too. */
  public static final Failpoint WHILE_DRAINING = Failpoints.declare("ingest.while-draining");

  /** The incident as known and its event are written, not committed. */
  public static final Failpoint IN_ASSEMBLY = Failpoints.declare("ingest.in-assembly");

  /** A list of what is open was compared; what is to be read is written, not committed. */
  public static final Failpoint RECONCILE_PAGE = Failpoints.declare("ingest.reconcile-page");

  private IngestFailpoints() {}
}
