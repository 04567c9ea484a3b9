package io.muster.kit.messaging;

import java.util.Set;

/** What some bean of this service reads from Kafka. Every bean of a kind below is started by itself once the tables are there. */
public sealed interface Subscription permits MessageConsumer, BatchMessageConsumer, RecordConsumer {
  /** The consumer group's last part and the inbox's name, unique in the service. Changing it reads everything again. */
  String name();

  /** The topics, fixed from the start. */
  Set<String> topics();
}
