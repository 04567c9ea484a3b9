package io.muster.ingest.source;

import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.ActionOffer;
import io.muster.contracts.incident.Incident;
import io.muster.contracts.incident.SubjectId;
import java.util.List;
import java.util.Optional;

/**
 * An incident tool, as far as taking in its deliveries goes. A tool is added by one package with one bean of this type; nothing else changes.
 * Every method is pure: no clock, no store, no network.
 */
public interface IncidentSource {

  /** The tool's word: the first path segment of its webhooks, and {@link AccountId#tool()} of its accounts. */
  String tool();

  /** How its deliveries prove where they come from. */
  Authenticity authenticity();

  /**
   * The id under which the tool repeats a delivery, if it tells one. By it a repeat is known where the delivery tells of no subject.
   *
   * @param headers of the delivery
   * @param body raw
   */
  Optional<String> vendorDeliveryId(DeliveryHeaders headers, byte[] body);

  /**
   * A cheap look for what the delivery is about, so that the deliveries of one subject stay in order. Never fails; empty where there is none to
   * be seen.
   *
   * @param body raw, of a sender that proved itself, but perhaps no JSON at all
   */
  Optional<SubjectId> subject(AccountId account, byte[] body);

  /**
   * What a delivery says. Never fails: what cannot be understood is {@link Translation.Untranslatable}. Each observation has the tool's id of the event, the same when the event
   * is delivered again: by it repeats are known.
   */
  Translation translate(Delivery delivery);

  /**
   * What can be done to the subject now, by the tool's own rules. What the subject's facets add (actions of its own) or take away (verbs that are
   * unavailable) is applied afterwards.
   *
   * @param incident as known, without offers
   */
  List<ActionOffer> offers(Incident incident);
}
