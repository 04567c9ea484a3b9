package io.muster.sandbox.up;

import io.muster.sandbox.Installation;
import io.muster.sandbox.process.PortBook;
import io.muster.sandbox.process.PortHolder;
import io.muster.sandbox.process.SandboxFailure;
import io.muster.sandbox.real.RealWorld;
import java.util.Optional;

/** The ports that this machine's Muster needs, refused with the holder's name where another process has one. */
final class UpPorts {
  private static final int PAGE = 7070;

  private final Installation installation;
  private final Optional<Integer> wanted;
  private final RealWorld world;

  /**
   * @param wanted the page's port, where somebody chose one
   */
  UpPorts(Installation installation, Optional<Integer> wanted, RealWorld world) {
    this.installation = installation;
    this.wanted = wanted;
    this.world = world;
  }

  /** The page's port, free, as the tunnel's end is where there is one. */
  int page() {
    int port = wanted.orElse(PAGE);
    if (world.publicUrl().isPresent()) {
      refuseTaken(world.tunnelPort(), "Choose another one: tunnel-port=" + (world.tunnelPort() + 1) + " in the file, and lead the tunnel there.");
    }
    if (world.none()) {
      refuseTaken(port, "Choose another one: ./muster up --port " + (port + 1));
    }
    return port;
  }

  private static void refuseTaken(int port, String next) {
    if (!PortBook.isFree(port)) {
      throw new SandboxFailure("Port " + port + " is in use: " + PortHolder.named(port) + " listens there.", next, null);
    }
  }

  /** Addresses were told to other servers at the first start, so that a port that was lost cannot simply be another one. */
  void refuseTaken() {
    PortBook.in(installation.state().resolve("ports.json")).all().forEach((name, port) -> {
      if (!PortBook.isFree(port)) {
        throw new SandboxFailure(
            "Port " + port + ", which " + name + " has had since the first start, is in use: " + PortHolder.named(port) + " listens there.",
            "End that process, or start anew with ./muster up --fresh.",
            null);
      }
    });
  }
}
