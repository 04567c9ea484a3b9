package io.muster.sandbox.up;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.sandbox.Installation;
import io.muster.sandbox.Muster;
import io.muster.sandbox.process.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** {@code ./muster up} and its family as a person types them, one after the other, on a machine of their own. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class UpTest {
  private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
  private static final Duration PATIENCE = Duration.ofSeconds(180);
  private static final int PORT = FreePorts.take(1).getFirst();

  /** What a command printed, and its exit code. */
  private record Said(int code, String text) {}

  @BeforeAll
  static void theServicesAreBuilt() {
    assumeThat(System.getenv("MUSTER_TESTS")).as("left out: it starts all of Muster twice; ./muster test runs it").isEqualTo("whole");
    assumeThat(Installation.SERVICES).as("left out: the services are not built").allMatch(service -> Files.exists(HOME.resolve(service).resolve("target/quarkus-app/quarkus-run.jar")));
  }

  @AfterAll
  static void stop() throws Exception {
    muster("down");
  }

  @Test
  @Order(1)
  void up_gives_the_terminal_back_once_the_page_answers_and_its_last_line_is_the_address() throws Exception {
    Said up = muster("up", "--fresh", "--detach", "--port", Integer.toString(PORT));

    assertThat(up.code()).as(up.text()).isZero();
    assertThat(up.text().stripTrailing()).endsWith("  http://127.0.0.1:" + PORT);
    assertThat(get("/api/state").statusCode()).isEqualTo(200);
  }

  @Test
  @Order(2)
  void status_tells_of_each_process_where_it_is_and_that_it_is_ready() throws Exception {
    JsonNode status = status();

    assertThat(status.path("running").asBoolean()).isTrue();
    assertThat(status.path("address").asText()).isEqualTo("http://127.0.0.1:" + PORT);
    assertThat(status.path("processes")).extracting(process -> process.path("name").asText()).contains("muster", "stand-ins", "kafka", "postgresql").containsAll(Installation.SERVICES);
    assertThat(status.path("processes")).allMatch(process -> process.path("state").asText().equals("ready"));
    assertThat(muster("status").text()).contains("together").contains("http://127.0.0.1:" + PORT);
  }

  @Test
  @Order(3)
  void a_second_one_is_refused_with_the_address_of_the_first() throws Exception {
    Said second = muster("up");

    assertThat(second.code()).isEqualTo(1);
    assertThat(second.text()).contains("Muster runs already").contains("at http://127.0.0.1:" + PORT).contains("./muster down");
  }

  @Test
  @Order(4)
  void a_service_that_dies_is_started_again() throws Exception {
    long before = pid("channel-mapping");
    ProcessHandle.of(before).orElseThrow().destroyForcibly();

    Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofSeconds(1)).until(() -> process("channel-mapping").filter(now -> now.path("pid").asLong() != before && now.path("state").asText().equals("ready")).isPresent());
  }

  @Test
  @Order(5)
  void all_is_well_as_far_as_the_check_can_see() throws Exception {
    Said check = muster("check");

    assertThat(check.code()).as(check.text()).isZero();
    assertThat(check.text()).contains("all 11 as they should be");
  }

  @Test
  @Order(6)
  void what_a_killed_supervisor_leaves_is_told_and_the_next_up_ends_it_and_goes_on_where_it_was() throws Exception {
    String tenant = tenant();
    List<Long> left = Installation.SERVICES.stream().map(UpTest::pid).toList();
    ProcessHandle supervisor = ProcessHandle.of(pid("muster")).orElseThrow();
    supervisor.destroyForcibly();
    supervisor.onExit().get(10, TimeUnit.SECONDS);
    assertThat(muster("status").text()).contains("Nobody looks after these");

    Said up = muster("up", "--detach", "--port", Integer.toString(PORT));

    assertThat(up.code()).as(up.text()).isZero();
    assertThat(up.text()).contains("that an earlier run left behind");
    assertThat(left).noneMatch(pid -> ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false));
    assertThat(tenant()).isEqualTo(tenant);
    assertThat(new ObjectMapper().readTree(get("/api/state").body()).at("/tenant/id").asText()).isEqualTo(tenant);
  }

  @Test
  @Order(7)
  void down_stops_everything_and_a_port_that_somebody_took_is_told_with_its_holder() throws Exception {
    List<Long> all = StreamSupport.stream(status().path("processes").spliterator(), false).map(process -> process.path("pid").asLong()).toList();
    Said down = muster("down");
    assertThat(down.code()).as(down.text()).isZero();
    assertThat(all).noneMatch(pid -> ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false));
    assertThat(muster("status").text()).contains("Muster does not run.");

    try (var taken = new java.net.ServerSocket(PORT, 1, java.net.InetAddress.getLoopbackAddress())) {
      Said up = muster("up", "--port", Integer.toString(taken.getLocalPort()));
      assertThat(up.code()).isEqualTo(1);
      assertThat(up.text()).contains("Port " + PORT + " is in use: process " + ProcessHandle.current().pid() + " (java) listens there.");
    }
  }

  private static String tenant() throws IOException {
    return new ObjectMapper().readTree(HOME.resolve(".muster/up-test/town.json").toFile()).at("/tenancy/tenant").asText();
  }

  private static JsonNode status() throws Exception {
    return new ObjectMapper().readTree(muster("status", "--json").text());
  }

  private static Optional<JsonNode> process(String name) throws Exception {
    return StreamSupport.stream(status().path("processes").spliterator(), false).filter(process -> process.path("name").asText().equals(name)).findFirst();
  }

  private static long pid(String name) {
    try {
      return process(name).orElseThrow().path("pid").asLong();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + PORT + path)).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static Said muster(String... words) throws Exception {
    Path said = Files.createTempFile("muster", ".txt");
    List<String> command = new ArrayList<>(List.of(Installation.java().toString(), "-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("--sun-misc-unsafe-memory-access=allow", "-Dmuster.home=" + HOME, "-cp", Installation.classPath(), Muster.class.getName()));
    command.addAll(List.of(words));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(said.toFile()).redirectInput(Path.of("/dev/null").toFile());
    builder.environment().put("MUSTER_STATE", "up-test");
    Process process = builder.start();
    assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as("./muster " + String.join(" ", words) + " comes to an end:\n" + Files.readString(said)).isTrue();
    return new Said(process.exitValue(), Files.readString(said));
  }
}
