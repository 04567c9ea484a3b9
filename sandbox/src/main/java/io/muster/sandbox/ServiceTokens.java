package io.muster.sandbox;

import io.muster.sandbox.process.ServiceTokenIssuer;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The tokens with which the services know each other, written anew each hour as a cluster does, so that a machine may run for days. */
final class ServiceTokens implements AutoCloseable {
  private final MachineFolder folder;
  private final ServiceTokenIssuer issuer = new ServiceTokenIssuer();
  private final ScheduledExecutorService clockwork =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().name("service-tokens").factory());

  ServiceTokens(MachineFolder folder) {
    this.folder = folder;
  }

  /** Writes them, and goes on doing so. */
  void start() {
    write();
    clockwork.scheduleWithFixedDelay(this::write, 1, 1, TimeUnit.HOURS);
  }

  String issuer() {
    return issuer.issuer();
  }

  String keysUrl() {
    return issuer.keysUrl();
  }

  private void write() {
    Installation.SERVICES.forEach(service -> issuer.writeTokens(service, Installation.SERVICES, folder.tokens(service)));
  }

  @Override
  public void close() {
    clockwork.shutdownNow();
    issuer.close();
  }
}
