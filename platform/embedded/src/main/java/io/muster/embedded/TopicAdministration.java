package io.muster.embedded;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Makes and removes topics of any Kafka, embedded or not.
 *
 * @param bootstrapServers where Kafka answers
 */
public record TopicAdministration(String bootstrapServers) {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Makes those topics that do not exist yet; returns once every one of them can be written. */
  public void create(Collection<TopicSpec> topics) {
    with(
        admin -> {
          Set<String> present = admin.listTopics().names().get();
          var missing =
              topics.stream()
                  .filter(topic -> !present.contains(topic.name()))
                  .map(topic -> new NewTopic(topic.name(), topic.partitions(), (short) 1).configs(topic.settings()))
                  .toList();
          for (var made : admin.createTopics(missing).values().values()) {
            tolerating(made, TopicExistsException.class);
          }
        });
    awaitPresent(topics.stream().map(TopicSpec::name).toList(), true);
  }

  /** Deletes those topics that exist, with their records; returns once they are gone. */
  public void delete(Collection<String> names) {
    with(
        admin -> {
          var present = new TreeSet<>(admin.listTopics().names().get());
          present.retainAll(names);
          for (var gone : admin.deleteTopics(present).topicNameValues().values()) {
            tolerating(gone, UnknownTopicOrPartitionException.class);
          }
        });
    awaitPresent(names, false);
  }

  /** Empties topics by deleting and making them, and forgets how far idle consumer groups had read. */
  public void recreate(Collection<TopicSpec> topics) {
    delete(topics.stream().map(TopicSpec::name).toList());
    forgetIdleGroups();
    create(topics);
  }

  /** Removes the committed offsets of every consumer group that has no member now. */
  public void forgetIdleGroups() {
    with(
        admin -> {
          List<String> groups = admin.listGroups().all().get().stream().map(GroupListing::groupId).toList();
          for (var gone : admin.deleteConsumerGroups(groups).deletedGroups().values()) {
            tolerating(gone, GroupNotEmptyException.class, GroupIdNotFoundException.class);
          }
        });
  }

  /** Returns once the broker answers; fails after a minute. */
  void awaitBroker() {
    with(admin -> admin.describeCluster().nodes().get());
  }

  private void awaitPresent(Collection<String> names, boolean wanted) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!settled(names, wanted)) {
      if (System.nanoTime() > end) {
        throw new EmbeddedServerFailure("Kafka did not " + (wanted ? "make " : "delete ") + names + " in time");
      }
      LockSupport.parkNanos(Duration.ofMillis(25).toNanos());
    }
  }

  private boolean settled(Collection<String> names, boolean wanted) {
    boolean[] settled = {false};
    with(
        admin -> {
          Set<String> present = admin.listTopics().names().get();
          settled[0] = names.stream().allMatch(name -> present.contains(name) == wanted);
        });
    return settled[0];
  }

  @SafeVarargs
  private static void tolerating(KafkaFuture<Void> done, Class<? extends Exception>... harmless) throws Exception {
    try {
      done.get();
    } catch (ExecutionException e) {
      for (var each : harmless) {
        if (each.isInstance(e.getCause())) {
          return;
        }
      }
      throw e;
    }
  }

  private void with(Step step) {
    var settings =
        Map.<String, Object>of("bootstrap.servers", bootstrapServers, "default.api.timeout.ms", (int) PATIENCE.toMillis());
    try (Admin admin = Admin.create(settings)) {
      step.run(admin);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new EmbeddedServerFailure("interrupted while asking Kafka at " + bootstrapServers, e);
    } catch (Exception e) {
      throw new EmbeddedServerFailure("Kafka at " + bootstrapServers + " did not do as asked", e);
    }
  }

  /** One thing to do with an open client. */
  private interface Step {
    void run(Admin admin) throws Exception;
  }
}
