package io.muster.ingest.intake;

import io.muster.contracts.wire.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;

/** Asks Kafka whether the log could be written now. */
final class LogProbe {
  private LogProbe() {}

  /** Whether a broker answers, and all partitions of the log have a leader. */
  static boolean answers(Map<String, Object> broker, int partitions, Duration within) {
    var settings = new HashMap<String, Object>(broker);
    int timeout = (int) Math.max(200, within.toMillis());
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, timeout);
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, timeout);
    try (Admin admin = Admin.create(settings)) {
      var log = admin.describeTopics(List.of(Topics.DELIVERIES)).allTopicNames().get(timeout, TimeUnit.MILLISECONDS).get(Topics.DELIVERIES);
      return log.partitions().size() == partitions && log.partitions().stream().allMatch(partition -> partition.leader() != null);
    } catch (ExecutionException | TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
