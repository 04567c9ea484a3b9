package io.muster.testkit.architecture.sample.edges;

/** Breaks a rule: reads Kafka without being a Consumer. */
public class Listening {
  org.apache.kafka.clients.consumer.ConsumerRecord<String, String> heard;
}
