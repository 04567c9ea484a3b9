package io.muster.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DockerEngineTest {

  @ParameterizedTest
  @CsvSource({"200, true", "503, false"})
  void an_engine_counts_only_when_it_answers_well(int status, boolean answers) throws Exception {
    HttpServer engine = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    engine.createContext(
        "/_ping",
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    engine.start();
    try {
      String host = "tcp://127.0.0.1:" + engine.getAddress().getPort();
      assertThat(DockerEngine.answers(Map.of("DOCKER_HOST", host))).isEqualTo(answers);
    } finally {
      engine.stop(0);
    }
  }
}
