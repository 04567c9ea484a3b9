package io.muster.contracts.ingest;

import io.muster.contracts.incident.Incident;
import io.muster.contracts.incident.Occurrence;
import io.muster.contracts.wire.WireName;

/**
 * What happened to an incident. Every event carries the incident whole and its revision, so that a reader needs nothing else; the type names the
 * most notable of the changes, {@link Occurrence#changes()} names all. Written by the one reducer only; keyed by the subject.
 */
public sealed interface IncidentEvent extends IngestEvent {

  /**
   * It is on fire (first heard of as triggered).
   *
   * @param incident the whole incident after the change
   */
  @WireName("incident.triggered.v1")
  record Triggered(Incident incident, Occurrence occurrence) implements IncidentEvent {}

  /**
   * Somebody has it.
   *
   * @param incident the whole incident after the change
   */
  @WireName("incident.acknowledged.v1")
  record Acknowledged(Incident incident, Occurrence occurrence) implements IncidentEvent {}

  /**
   * It was acknowledged and is triggered again.
   *
   * @param incident the whole incident after the change
   */
  @WireName("incident.unacknowledged.v1")
  record Unacknowledged(Incident incident, Occurrence occurrence) implements IncidentEvent {}

  /**
   * It went to the next level, or to others of the same level.
   *
   * @param incident the whole incident after the change
   */
  @WireName("incident.escalated.v1")
  record Escalated(Incident incident, Occurrence occurrence) implements IncidentEvent {}

  /**
   * It was given to somebody else or to another policy.
   *
   * @param incident the whole incident after the change
   */
  @WireName("incident.reassigned.v1")
  record Reassigned(Incident incident, Occurrence occurrence) implements IncidentEvent {}

  /**
   * Its priority changed.
   *
   * @param incident the whole incident after the change
   */
  @WireName("incident.reprioritised.v1")
  record Reprioritised(Incident incident, Occurrence occurrence) implements IncidentEvent {}

  /**
   * A note was added.
   *
   * @param incident the whole incident after the change
   */
  @WireName("incident.annotated.v1")
  record Annotated(Incident incident, Occurrence occurrence) implements IncidentEvent {}

  /**
   * A status update was published to those who follow.
   *
   * @param incident the whole incident after the change
   */
  @WireName("incident.update-published.v1")
  record UpdatePublished(Incident incident, Occurrence occurrence) implements IncidentEvent {}

  /**
   * Somebody was asked to help, or answered.
   *
   * @param incident the whole incident after the change
   */
  @WireName("incident.responders-changed.v1")
  record RespondersChanged(Incident incident, Occurrence occurrence) implements IncidentEvent {}

  /**
   * It was resolved or closed and is open again.
   *
   * @param incident the whole incident after the change
   */
  @WireName("incident.reopened.v1")
  record Reopened(Incident incident, Occurrence occurrence) implements IncidentEvent {}

  /**
   * It is resolved.
   *
   * @param incident the whole incident after the change
   */
  @WireName("incident.resolved.v1")
  record Resolved(Incident incident, Occurrence occurrence) implements IncidentEvent {}

  /**
   * It was closed, declined or cancelled without being resolved.
   *
   * @param incident the whole incident after the change
   */
  @WireName("incident.closed.v1")
  record Closed(Incident incident, Occurrence occurrence) implements IncidentEvent {}

  /**
   * It was merged into another.
   *
   * @param incident the whole incident after the change
   */
  @WireName("incident.merged.v1")
  record Merged(Incident incident, Occurrence occurrence) implements IncidentEvent {}

  /**
   * Its service changed.
   *
   * @param incident the whole incident after the change
   */
  @WireName("incident.moved.v1")
  record Moved(Incident incident, Occurrence occurrence) implements IncidentEvent {}

  /**
   * Who may know of it changed.
   *
   * @param incident the whole incident after the change
   */
  @WireName("incident.visibility-changed.v1")
  record VisibilityChanged(Incident incident, Occurrence occurrence) implements IncidentEvent {}

  /**
   * Anything else changed: fields, texts, tasks, bridge, workflows, alerts.
   *
   * @param incident the whole incident after the change
   */
  @WireName("incident.updated.v1")
  record Updated(Incident incident, Occurrence occurrence) implements IncidentEvent {}

  /** The incident after the change. */
  Incident incident();

  /** What changed, by whom, when. */
  Occurrence occurrence();
}
