package io.muster.sandbox;

import io.muster.contracts.wire.Topics;
import io.muster.embedded.InfrastructureAddresses;
import io.muster.embedded.InfrastructureProcess;
import io.muster.embedded.TopicSpec;
import java.time.Duration;
import java.util.Optional;

/** Kafka and PostgreSQL of one machine, in a process of their own, with the databases and topics of the five services. */
final class KafkaAndPostgreSql implements AutoCloseable {
  private final MachineFolder folder;
  private final Launching launching;
  private InfrastructureProcess process;

  KafkaAndPostgreSql(MachineFolder folder, Launching launching) {
    this.folder = folder;
    this.launching = launching;
  }

  /** Starts both and returns once they answer. */
  void start() {
    int kafka = folder.ports().port("kafka");
    int postgreSql = folder.ports().port("postgresql");
    process =
        InfrastructureProcess.start(
            folder.data(),
            launching.command(JavaCommand.sandbox(launching.ownCache())),
            "--kafka-port", Integer.toString(kafka),
            "--postgres-port", Integer.toString(postgreSql));
    launching.started("kafka", addresses().pid(), kafka);
    addresses().postgreSqlPid().ifPresent(pid -> launching.started("postgresql", pid, postgreSql));
  }

  /** Makes the databases and topics that are not there yet. */
  void furnish() {
    addresses().databases().provision(Installation.SERVICES.stream().map(folder::database).toList());
    addresses().topics().create(Topics.all().stream().map(KafkaAndPostgreSql::spec).toList());
  }

  InfrastructureAddresses addresses() {
    return process.addresses();
  }

  boolean running() {
    return ProcessHandle.of(addresses().pid()).map(ProcessHandle::isAlive).orElse(false);
  }

  private static TopicSpec spec(Topics.Topic topic) {
    Optional<Duration> retention = topic.compacted() ? Optional.empty() : Optional.of(Duration.ofMillis(topic.retentionMillis()));
    return new TopicSpec(topic.name(), topic.partitions(), topic.compacted(), retention);
  }

  @Override
  public void close() {
    if (process != null) {
      process.close();
    }
  }
}
