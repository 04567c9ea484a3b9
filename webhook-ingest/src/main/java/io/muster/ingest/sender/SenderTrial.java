package io.muster.ingest.sender;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.muster.ingest.source.Authenticity;
import io.muster.ingest.source.SenderSecret;
import io.muster.ingest.source.Sources;
import io.muster.kit.database.Database;
import io.muster.kit.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/** Tries a sender out: signs a test delivery with the sender's own secret, posts it as the tool would, and looks what comes of it. */
@ApplicationScoped
public class SenderTrial {
  private static final Duration LOOK_EVERY = Duration.ofMillis(50);

  private final SenderVault vault;
  private final SenderRepository repository;
  private final Sources sources;
  private final Database database;
  private final TestDeliveryClient client;
  private final SenderConfig config;

  SenderTrial(SenderVault vault, SenderRepository repository, Sources sources, Database database, TestDeliveryClient client, SenderConfig config) {
    this.vault = vault;
    this.repository = repository;
    this.sources = sources;
    this.database = database;
    this.client = client;
    this.config = config;
  }

  /**
   * What came of a test.
   *
   * @param status what intake answered
   * @param understood whether assembly took the delivery as a test of this sender
   * @param detail what it means
   */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  public record Outcome(boolean accepted, int status, boolean understood, Optional<String> deliveryId, String detail) {}

  Outcome of(SealedSender sender) {
    if (sender.removed()) {
      throw new Problem(SenderProblem.SENDER_REMOVED, "Its deliveries are accepted and ignored. Make a new sender to deliver again.");
    }
    Authenticity authenticity = sources.of(sender.account().tool()).orElseThrow(() -> new Problem(SenderProblem.UNKNOWN_TOOL)).authenticity();
    List<SenderSecret> secrets = vault.open(sender);
    if (authenticity.needsSecret() && secrets.isEmpty()) {
      throw new Problem(SenderProblem.NO_SECRET, "Give it the secret that the tool shows, then test again.");
    }
    Authenticity.Sample sample = authenticity.sample(UUID.randomUUID().toString(), secrets.isEmpty() ? null : secrets.getFirst());
    return posted(sender, sample);
  }

  private Outcome posted(SealedSender sender, Authenticity.Sample sample) {
    long until = System.nanoTime() + config.testWithin().toNanos();
    TestDeliveryClient.Answer answer = client.post(sender, sample);
    // A sender made a moment ago is still on its way to intake.
    while (answer.status() == 503 && System.nanoTime() < until) {
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
      answer = client.post(sender, sample);
    }
    if (answer.deliveryId().isEmpty()) {
      return new Outcome(false, answer.status(), false, Optional.empty(), "The delivery was not accepted. Look at the sender's secret and address.");
    }
    String deliveryId = answer.deliveryId().get();
    while (!understood(sender, deliveryId) && System.nanoTime() < until) {
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
    return understood(sender, deliveryId)
        ? new Outcome(true, answer.status(), true, answer.deliveryId(), "The delivery was accepted and understood.")
        : new Outcome(true, answer.status(), false, answer.deliveryId(), "The delivery was accepted and is kept, but has not been read yet. Is Kafka up?");
  }

  private boolean understood(SealedSender sender, String deliveryId) {
    return database.read(tx -> repository.testedDelivery(tx, sender.senderId())).filter(deliveryId::equals).isPresent();
  }
}
