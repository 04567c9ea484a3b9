package io.muster.embedded;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/**
 * One Kafka node, broker and controller at once, inside this JVM. Its data stay in the given folder, so that it can be stopped, or its
 * process killed, and started again on the same records.
 *
 * <p>Durability is Kafka's own default: a record is acknowledged once it is in the page cache, and the operating system writes it to disk
 * in its own time ({@code log.flush.*} is left alone). It therefore outlives a kill of the process; it need not outlive a loss of power,
 * which in production is what replicas are for.
 */
public final class EmbeddedKafka implements AutoCloseable {
  private final Path folder;
  private final int port;
  private KafkaRaftServer server;

  private EmbeddedKafka(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  /**
   * Starts a node and returns once it answers.
   *
   * @param folder where the records are kept; made when absent, used again when it holds a node's data
   * @param port the port on 127.0.0.1; a free one when empty
   */
  public static EmbeddedKafka start(Path folder, OptionalInt port) {
    var kafka = new EmbeddedKafka(folder.toAbsolutePath(), port.orElseGet(FreePort::find));
    kafka.startAgain();
    return kafka;
  }

  /** Starts the node after {@link #stop}, on the same port and the same records. Does nothing while it runs. */
  public synchronized void startAgain() {
    if (server != null) {
      return;
    }
    var settings = new KafkaSettings(folder, port, FreePort.find()).asProperties();
    try {
      format();
      var starting = new KafkaRaftServer(KafkaConfig.fromProps(settings, false), Time.SYSTEM);
      starting.startup();
      server = starting;
    } catch (Exception e) {
      throw new EmbeddedServerFailure("Kafka did not start in " + folder + " on port " + port, e);
    }
    topics().awaitBroker();
  }

  /** Stops the node in order. Its records stay. Does nothing when it is stopped already. */
  public synchronized void stop() {
    if (server != null) {
      server.shutdown();
      server.awaitShutdown();
      server = null;
    }
  }

  @Override
  public void close() {
    stop();
  }

  /** The address for clients, {@code 127.0.0.1:port}. */
  public String bootstrapServers() {
    return "127.0.0.1:" + port;
  }

  /** Makes those topics that do not exist yet. */
  public void createTopics(List<TopicSpec> topics) {
    topics().create(topics);
  }

  /** Deletes those topics that exist, with their records. */
  public void deleteTopics(List<String> names) {
    topics().delete(names);
  }

  /** Everything else about topics. */
  public TopicAdministration topics() {
    return new TopicAdministration(bootstrapServers());
  }

  /** Runs a node alone in this JVM until it is told to stop; the arguments are those of {@link Infrastructure}. */
  public static void main(String... arguments) throws Exception {
    Infrastructure.main(Infrastructure.only("kafka", arguments));
  }

  private void format() throws Exception {
    Files.createDirectories(folder);
    new Formatter()
        .setPrintStream(new PrintStream(OutputStream.nullOutputStream()))
        .setNodeId(KafkaSettings.NODE)
        .setClusterId(clusterId())
        .setControllerListenerName(KafkaSettings.CONTROLLER)
        .setMetadataLogDirectory(folder.toString())
        .addDirectory(folder.toString())
        .setReleaseVersion(MetadataVersion.latestProduction())
        .setIgnoreFormatted(true)
        .run();
  }

  /** The formatter refuses a folder that belongs to another cluster, so the id stands beside the records. */
  private String clusterId() throws Exception {
    Path file = folder.resolveSibling(folder.getFileName() + ".cluster");
    if (Files.notExists(file)) {
      Files.writeString(file, Uuid.randomUuid().toString());
    }
    return Files.readString(file).strip();
  }
}
