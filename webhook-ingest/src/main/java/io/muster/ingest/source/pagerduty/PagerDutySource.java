package io.muster.ingest.source.pagerduty;

import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.ActionOffer;
import io.muster.contracts.incident.Incident;
import io.muster.contracts.incident.SubjectId;
import io.muster.ingest.source.Authenticity;
import io.muster.ingest.source.Delivery;
import io.muster.ingest.source.DeliveryHeaders;
import io.muster.ingest.source.IncidentSource;
import io.muster.ingest.source.Translation;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** PagerDuty. */
@ApplicationScoped
public class PagerDutySource implements IncidentSource {
  static final String TOOL = "pagerduty";

  private final PagerDutySignature signature = new PagerDutySignature();
  private final PagerDutyTranslation translation = new PagerDutyTranslation();

  @Override
  public String tool() {
    return TOOL;
  }

  @Override
  public Authenticity authenticity() {
    return signature;
  }

  /** {@code X-Webhook-Id} is the same on every attempt; PagerDuty repeats for up to 48 hours. */
  @Override
  public Optional<String> vendorDeliveryId(DeliveryHeaders headers, byte[] body) {
    return headers.first("X-Webhook-Id");
  }

  /** {@code event.data} is the incident itself, or something that refers to it. */
  @Override
  public Optional<SubjectId> subject(AccountId account, byte[] body) {
    return PagerDutySubject.incidentId(body).map(id -> SubjectId.incident(account, id));
  }

  @Override
  public Translation translate(Delivery delivery) {
    return translation.translate(delivery);
  }

  @Override
  public List<ActionOffer> offers(Incident incident) {
    return PagerDutyOffers.of(incident);
  }
}
