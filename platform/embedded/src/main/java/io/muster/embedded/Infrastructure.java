package io.muster.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/**
 * A process that runs Kafka, PostgreSQL or both until it gets SIGTERM. Arguments:
 *
 * <ul>
 *   <li>{@code --folder <folder>} where data are kept (required)
 *   <li>{@code --addresses <file>} where {@link InfrastructureAddresses} are written once everything answers (required); the file is gone
 *       again after an orderly stop
 *   <li>{@code --kafka-port}, {@code --postgres-port <port>} fixed ports; free ones otherwise
 *   <li>{@code --only kafka} or {@code --only postgres} to run one of them, so that each can be killed apart
 *   <li>{@code --choose true} to use containers where a Docker engine answers ({@link InfrastructureProvider}); in place otherwise
 *   <li>{@code --stop-with-input true} to stop as well when standard input ends, that is when the parent process is gone
 * </ul>
 */
public final class Infrastructure {
  private final Arguments arguments;
  private final CountDownLatch stopped = new CountDownLatch(1);

  private Infrastructure(Arguments arguments) {
    this.arguments = arguments;
  }

  /** Runs until the process is told to stop; see the class for the arguments. */
  public static void main(String... arguments) throws Exception {
    new Infrastructure(Arguments.parse(arguments)).run();
  }

  /** The same arguments with {@code --only} before them. */
  static String[] only(String server, String... arguments) {
    return Stream.concat(Stream.of("--only", server), Stream.of(arguments)).toArray(String[]::new);
  }

  private void run() throws IOException, InterruptedException {
    Path folder = Path.of(arguments.required("folder"));
    Path file = Path.of(arguments.required("addresses"));
    Files.deleteIfExists(file);
    var provider =
        arguments.flag("choose") ? InfrastructureProvider.choose(System.getenv()) : InfrastructureProvider.inPlace();
    System.out.println(provider.reason());
    Servers servers = provider.start(folder, wanted());
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(servers, file), "stop-servers"));
    InfrastructureAddresses addresses = servers.addresses();
    addresses.write(file);
    addresses.kafka().ifPresent(kafka -> System.out.println("Kafka answers at " + kafka + "."));
    addresses.postgreSql().ifPresent(sql -> System.out.println("PostgreSQL answers at " + sql.host() + ":" + sql.port() + "."));
    if (arguments.flag("stop-with-input")) {
      Thread.ofPlatform().daemon().name("watch-input").start(Infrastructure::exitWhenInputEnds);
    }
    stopped.await();
  }

  private Servers.Wanted wanted() {
    String only = arguments.optional("only").orElse("both");
    return new Servers.Wanted(
        !only.equals("postgres"), port("kafka-port"), !only.equals("kafka"), port("postgres-port"));
  }

  private OptionalInt port(String name) {
    return arguments.optional(name).map(Integer::parseInt).map(OptionalInt::of).orElse(OptionalInt.empty());
  }

  private void stop(Servers servers, Path file) {
    servers.close();
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      System.err.println("Could not remove " + file + ": " + e.getMessage());
    }
    stopped.countDown();
  }

  private static void exitWhenInputEnds() {
    try {
      while (System.in.read() >= 0) {
        // What is written does not matter, only that somebody holds the other end.
      }
    } catch (IOException e) {
      // A broken pipe tells the same: nobody is there any more.
    }
    System.exit(0);
  }
}
