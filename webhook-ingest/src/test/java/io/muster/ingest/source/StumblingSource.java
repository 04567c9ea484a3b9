package io.muster.ingest.source;

import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.ActionOffer;
import io.muster.contracts.incident.Incident;
import io.muster.contracts.incident.SubjectId;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A tool, in tests only, that was made for another version of Muster: its first looks at a delivery fail, and with the header {@code Stumble} its proof too. */
@ApplicationScoped
public class StumblingSource implements IncidentSource {

  @Override
  public String tool() {
    return "stumbling";
  }

  @Override
  public Authenticity authenticity() {
    return new Proof();
  }

  @Override
  public Optional<String> vendorDeliveryId(DeliveryHeaders headers, byte[] body) {
    throw new NoSuchMethodError("of another version");
  }

  @Override
  public Optional<SubjectId> subject(AccountId account, byte[] body) {
    throw new StackOverflowError("many brackets");
  }

  @Override
  public Translation translate(Delivery delivery) {
    return new Translation.Nothing("stumbling");
  }

  @Override
  public List<ActionOffer> offers(Incident incident) {
    return List.of();
  }

  private static final class Proof implements Authenticity {
    @Override
    public boolean needsSecret() {
      return false;
    }

    @Override
    public boolean secretIsOurs() {
      return true;
    }

    @Override
    public Verdict verify(byte[] body, DeliveryHeaders headers, List<SenderSecret> secrets) {
      if (headers.first("Stumble").isPresent()) {
        throw new NoSuchMethodError("of another version");
      }
      return new Verdict.Proven();
    }

    @Override
    public boolean accepts(SenderSecret secret) {
      return true;
    }

    @Override
    public Sample sample(String id, SenderSecret secret) {
      return new Sample(Map.of(), new byte[0]);
    }
  }
}
