package io.muster.bench.arena;

import io.muster.bench.frame.FailedRun;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.tools.ProducerPerformance;

/** Kafka's own {@code kafka-producer-perf-test}, in this process, so that it runs as warm as everything else. */
public final class ProducerPerfTest {
  private static final Pattern RATE = Pattern.compile("records sent, ([0-9.]+) records/sec");

  private final String bootstrapServers;
  private final String topic;
  private final int bytes;

  ProducerPerfTest(String bootstrapServers, String topic, int bytes) {
    this.bootstrapServers = bootstrapServers;
    this.topic = topic;
    this.bytes = bytes;
  }

  /** Sends this many records, each acknowledged by all replicas in sync; records per second. */
  public double run(long records) {
    PrintStream usual = System.out;
    var told = new ByteArrayOutputStream();
    System.setOut(new PrintStream(told, true, StandardCharsets.UTF_8));
    try {
      ProducerPerformance.main(
          new String[] {
            "--topic", topic, "--num-records", Long.toString(records), "--record-size", Integer.toString(bytes), "--throughput", "-1",
            "--producer-props", "bootstrap.servers=" + bootstrapServers, "acks=all"
          });
    } catch (Exception e) {
      throw new FailedRun("Kafka's producer perf test failed: " + e.getMessage());
    } finally {
      System.setOut(usual);
    }
    return rate(told.toString(StandardCharsets.UTF_8));
  }

  /** The last line tells the whole; those before it tell five seconds each. */
  static double rate(String told) {
    Matcher matcher = RATE.matcher(told);
    double last = Double.NaN;
    while (matcher.find()) {
      last = Double.parseDouble(matcher.group(1));
    }
    if (Double.isNaN(last)) {
      throw new FailedRun("Kafka's producer perf test told no rate: " + told);
    }
    return last;
  }
}
