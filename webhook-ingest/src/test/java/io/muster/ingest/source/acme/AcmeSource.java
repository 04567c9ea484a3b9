package io.muster.ingest.source.acme;

import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.ActionOffer;
import io.muster.contracts.incident.ActionOffer.Weight;
import io.muster.contracts.incident.Incident;
import io.muster.contracts.incident.SubjectId;
import io.muster.contracts.incident.SubjectKind;
import io.muster.ingest.source.Authenticity;
import io.muster.ingest.source.Delivery;
import io.muster.ingest.source.DeliveryHeaders;
import io.muster.ingest.source.IncidentSource;
import io.muster.ingest.source.JsonPeek;
import io.muster.ingest.source.Translation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** The fictitious tool. */
@ApplicationScoped
public class AcmeSource implements IncidentSource {
  private final AcmeSeal seal = new AcmeSeal();

  @Override
  public String tool() {
    return "acme";
  }

  @Override
  public Authenticity authenticity() {
    return seal;
  }

  @Override
  public Optional<String> vendorDeliveryId(DeliveryHeaders headers, byte[] body) {
    return JsonPeek.text(body, "message");
  }

  @Override
  public Optional<SubjectId> subject(AccountId account, byte[] body) {
    Optional<SubjectId> bell = JsonPeek.text(body, "bell", "key").map(key -> new SubjectId(account, SubjectKind.ALERT, key));
    return bell.or(() -> JsonPeek.text(body, "case", "key").map(key -> SubjectId.incident(account, key)));
  }

  @Override
  public Translation translate(Delivery delivery) {
    return AcmeTranslation.of(delivery);
  }

  @Override
  public List<ActionOffer> offers(Incident incident) {
    return switch (incident.status().phase()) {
      case TRIGGERED -> List.of(ActionOffer.button("acknowledge", "Watch", Weight.FIRST), ActionOffer.button("resolve", "Put out", Weight.BESIDE));
      case ACKNOWLEDGED -> List.of(ActionOffer.button("resolve", "Put out", Weight.FIRST));
      case RESOLVED, CLOSED -> List.of();
    };
  }
}
