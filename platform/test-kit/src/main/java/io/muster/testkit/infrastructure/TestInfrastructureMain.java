package io.muster.testkit.infrastructure;

import io.muster.embedded.InfrastructureProcess;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * Starts the servers for a whole build, with Muster's topics and databases, and stops them on SIGTERM. For the launcher.
 *
 * <p>Arguments: the folder for data and log, and a file to which the settings for the tests are written once everything answers, as
 * lines {@code MUSTER_TEST_KAFKA=…} and {@code MUSTER_TEST_POSTGRES=…} for a shell to read. The second holds a password: the file is
 * readable by its owner only.
 */
public final class TestInfrastructureMain {
  private TestInfrastructureMain() {}

  /** Runs until SIGTERM: {@code <folder> <settings file>}. */
  public static void main(String... arguments) throws Exception {
    if (arguments.length != 2) {
      throw new IllegalArgumentException("wanted: <folder> <settings file>");
    }
    var process = InfrastructureProcess.start(Path.of(arguments[0]), "--choose", "true");
    Runtime.getRuntime().addShutdownHook(new Thread(process::close, "stop-test-servers"));
    TestServers servers = TestServers.at(process.addresses());
    servers.topics().create(MusterTopicSpecs.all());
    servers.databases().provision(MusterDatabases.all());
    new SettingsFile(Path.of(arguments[1])).write(servers);
    new CountDownLatch(1).await();
  }
}
