package io.muster.embedded;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Whether a Docker engine answers. Asks the engine itself, so that a leftover socket or a lone client does not count. */
final class DockerEngine {
  private static final String DEFAULT = "unix:///var/run/docker.sock";

  private DockerEngine() {}

  /** Asks the engine that {@code DOCKER_HOST} names, or the one on the usual socket. */
  static boolean answers(Map<String, String> environment) {
    return address(environment.getOrDefault("DOCKER_HOST", DEFAULT)).map(DockerEngine::pings).orElse(false);
  }

  private static Optional<SocketAddress> address(String host) {
    URI uri = URI.create(host);
    return switch (Optional.ofNullable(uri.getScheme()).orElse("")) {
      case "unix" -> Optional.of(UnixDomainSocketAddress.of(uri.getPath()));
      case "tcp", "http" -> Optional.of(new InetSocketAddress(uri.getHost(), uri.getPort()));
      default -> Optional.empty();
    };
  }

  private static boolean pings(SocketAddress address) {
    var family = address instanceof UnixDomainSocketAddress ? StandardProtocolFamily.UNIX : StandardProtocolFamily.INET;
    try (var channel = SocketChannel.open(family)) {
      channel.connect(address);
      channel.write(StandardCharsets.US_ASCII.encode("GET /_ping HTTP/1.0\r\nHost: localhost\r\n\r\n"));
      var answer = ByteBuffer.allocate(64);
      channel.read(answer);
      return StandardCharsets.US_ASCII.decode(answer.flip()).toString().contains(" 200 ");
    } catch (IOException e) {
      return false;
    }
  }
}
