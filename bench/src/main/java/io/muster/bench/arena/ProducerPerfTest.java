package io.muster.bench.arena;

import io.muster.bench.frame.FailedRun;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.tools.ProducerPerformance;

/** Kafka's own {@code kafka-producer-perf-test}, in this process, so that it runs as warm as everything else. */
public final class ProducerPerfTest {
  private static final Pattern RATE = Pattern.compile("records sent, ([0-9.]+) records/sec");

  private final String bootstrapServers;
  private final String topic;
  private final int bytes;
  private final List<String> settings;

  /**
   * @param settings of the producer, beside those that make a record durable; its own where there is none
   */
  ProducerPerfTest(String bootstrapServers, String topic, int bytes, List<String> settings) {
    this.bootstrapServers = bootstrapServers;
    this.topic = topic;
    this.bytes = bytes;
    this.settings = List.copyOf(settings);
  }

  /** Sends this many records, each acknowledged by all replicas in sync; records per second. */
  public double run(long records) {
    PrintStream usual = System.out;
    var told = new ByteArrayOutputStream();
    System.setOut(new PrintStream(told, true, StandardCharsets.UTF_8));
    try {
      ProducerPerformance.main(
          Stream.concat(
                  Stream.of(
                      "--topic", topic, "--num-records", Long.toString(records), "--record-size", Integer.toString(bytes), "--throughput", "-1",
                      "--producer-props", "bootstrap.servers=" + bootstrapServers, "acks=all"),
                  settings.stream())
              .toArray(String[]::new));
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
