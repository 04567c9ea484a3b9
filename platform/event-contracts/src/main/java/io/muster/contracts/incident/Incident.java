package io.muster.contracts.incident;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * An incident (or alert, group, escalation) as known, whole, at one revision.
 *
 * @param revision a counter per subject, set by the reducer: the only number that anyone downstream compares
 * @param timeline what happened, newest last, at most the newest 50
 * @param offers what can be done now
 * @param asOf the newest moment by the tool's clock that is told here
 */
public record Incident(
    SubjectId id,
    Optional<SubjectId> parent,
    long revision,
    Facet.Reference reference,
    Facet.Status status,
    People people,
    Classification classification,
    Map<Facet.Purpose, String> texts,
    List<Facet.Note> notes,
    List<Facet.StatusUpdate> statusUpdates,
    List<ResponseFacet.Task> tasks,
    List<ResponseFacet.Milestone> milestones,
    Optional<Instant> snoozedUntil,
    Optional<ResponseFacet.Bridge> bridge,
    List<ResponseFacet.Room> rooms,
    Optional<Facet.Alerts> alerts,
    Visibility visibility,
    List<ActionOffer> offers,
    List<Facet.Happening> timeline,
    Instant createdAt,
    Instant asOf) {

  public Incident {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(status, "status");
    parent = parent == null ? Optional.empty() : parent;
    texts = texts == null ? Map.of() : Map.copyOf(texts);
    notes = notes == null ? List.of() : List.copyOf(notes);
    statusUpdates = statusUpdates == null ? List.of() : List.copyOf(statusUpdates);
    tasks = tasks == null ? List.of() : List.copyOf(tasks);
    milestones = milestones == null ? List.of() : List.copyOf(milestones);
    snoozedUntil = snoozedUntil == null ? Optional.empty() : snoozedUntil;
    bridge = bridge == null ? Optional.empty() : bridge;
    rooms = rooms == null ? List.of() : List.copyOf(rooms);
    alerts = alerts == null ? Optional.empty() : alerts;
    visibility = visibility == null ? Visibility.UNKNOWN : visibility;
    offers = offers == null ? List.of() : List.copyOf(offers);
    timeline = timeline == null ? List.of() : List.copyOf(timeline);
  }

  /**
   * Who has to do with it.
   *
   * @param roles by the role's name
   */
  public record People(
      List<Actor> assignees,
      List<PeopleFacet.Responder> responders,
      Map<String, Actor> roles,
      Optional<Actor> lead,
      Optional<Actor> creator,
      Optional<String> customer) {
    public People {
      assignees = assignees == null ? List.of() : List.copyOf(assignees);
      responders = responders == null ? List.of() : List.copyOf(responders);
      roles = roles == null ? Map.of() : Map.copyOf(roles);
      lead = lead == null ? Optional.empty() : lead;
      creator = creator == null ? Optional.empty() : creator;
      customer = customer == null ? Optional.empty() : customer;
    }
  }

  /** What sort of incident it is, and where it belongs. */
  public record Classification(
      Optional<Named> service,
      List<Named> teams,
      Optional<Named> policy,
      Optional<Integer> policyLevel,
      Optional<Named> project,
      Optional<String> type,
      Optional<Rank> urgency,
      Optional<Rank> priority,
      Map<String, String> labels,
      List<ClassificationFacet.CustomField> fields) {
    public Classification {
      service = service == null ? Optional.empty() : service;
      teams = teams == null ? List.of() : List.copyOf(teams);
      policy = policy == null ? Optional.empty() : policy;
      policyLevel = policyLevel == null ? Optional.empty() : policyLevel;
      project = project == null ? Optional.empty() : project;
      type = type == null ? Optional.empty() : type;
      urgency = urgency == null ? Optional.empty() : urgency;
      priority = priority == null ? Optional.empty() : priority;
      labels = labels == null ? Map.of() : Map.copyOf(labels);
      fields = fields == null ? List.of() : List.copyOf(fields);
    }
  }

  /** The title, or a plain stand-in while none is known. */
  public String title() {
    return texts.getOrDefault(Facet.Purpose.TITLE, "Incident " + reference.number());
  }
}
