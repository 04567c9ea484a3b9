package io.muster.ingest.source.pagerduty;

import static io.muster.ingest.source.pagerduty.PagerDutyEvent.actor;

import io.muster.contracts.incident.Actor;
import io.muster.contracts.incident.ClassificationFacet;
import io.muster.contracts.incident.Facet;
import io.muster.contracts.incident.PeopleFacet;
import io.muster.contracts.incident.ResponseFacet;
import io.muster.ingest.source.Payload;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What {@code data} of the other types tells: something that belongs to an incident and refers to it. */
final class IncidentParts {
  private static final Set<String> DONE = Set.of("done", "complete", "completed");

  private IncidentParts() {}

  /** Which incident: {@code data.incident}, or for roles the incident of the first assignment. */
  static Optional<String> incidentId(PagerDutyEvent event) {
    return event
        .data()
        .object("incident")
        .or(() -> event.data().objects("incident_role_assignments").stream().findFirst().flatMap(first -> first.object("incident")))
        .flatMap(incident -> incident.text("id"));
  }

  static List<Facet> note(PagerDutyEvent event) {
    Payload data = event.data();
    return data.text("id")
        .<Facet>map(
            id ->
                new Facet.Note(
                    id, Facet.Audience.INTERNAL, event.agent(), event.at(), data.text("content").orElse(""), data.isTrue("trimmed")))
        .stream()
        .toList();
  }

  static List<Facet> statusUpdate(PagerDutyEvent event) {
    Payload data = event.data();
    return data.text("id")
        .<Facet>map(
            id ->
                new Facet.StatusUpdate(
                    id, event.agent(), event.at(), data.text("subject"), data.text("message").orElse(""), data.isTrue("trimmed")))
        .stream()
        .toList();
  }

  /** Somebody, or everybody behind an escalation policy where no user is named. */
  static List<Facet> responder(PagerDutyEvent event) {
    return responderActor(event)
        .<Facet>map(who -> new PeopleFacet.Responder(who, replyOf(event), event.data().text("message"), event.at()))
        .stream()
        .toList();
  }

  static String responderName(PagerDutyEvent event) {
    return responderActor(event).map(Actor::name).orElse("Somebody");
  }

  static String reply(PagerDutyEvent event) {
    return switch (replyOf(event)) {
      case JOINED -> " joined";
      case DECLINED -> " declined to help";
      case PENDING -> " has not answered yet";
    };
  }

  static List<Facet> roles(PagerDutyEvent event) {
    return event.data().objects("incident_role_assignments").stream().flatMap(assignment -> role(assignment).stream()).toList();
  }

  static List<Facet> task(PagerDutyEvent event) {
    Payload data = event.data();
    String word = data.text("status").orElse(event.type().substring(event.type().lastIndexOf('.') + 1));
    boolean done = event.type().endsWith("completed") || DONE.contains(word);
    Optional<Actor> assignee = data.objects("assignees").stream().findFirst().flatMap(PagerDutyEvent::actor);
    return data.text("id").<Facet>map(id -> new ResponseFacet.Task(id, name(event), word, done, false, assignee)).stream().toList();
  }

  static List<Facet> bridge(PagerDutyEvent event) {
    List<String> numbers =
        event.data().objects("conference_numbers").stream()
            .flatMap(number -> number.text("number").map(text -> number.text("label").map(label -> label + " " + text).orElse(text)).stream())
            .toList();
    return List.of(new ResponseFacet.Bridge(event.data().link("conference_url"), numbers));
  }

  /** All fields as they are now; {@code changed_custom_fields} holds what they were before and is passed over. */
  static List<Facet> fields(PagerDutyEvent event) {
    return event.data().objects("custom_fields").stream()
        .flatMap(
            field ->
                field
                    .text("id")
                    .<Facet>map(
                        id -> new ClassificationFacet.CustomField(id, field.text("display_name").or(() -> field.text("name")).orElse(id), field.text("value")))
                    .stream())
        .toList();
  }

  static String name(PagerDutyEvent event) {
    Payload data = event.data();
    return data.text("name").or(() -> data.object("incident_workflow").flatMap(flow -> flow.text("summary"))).or(() -> data.text("summary")).orElse("without a name");
  }

  static String invocation(PagerDutyEvent event) {
    String action = event.data().object("action").flatMap(told -> told.text("summary")).orElse("An action");
    return action + ": " + event.data().text("state").orElse("changed");
  }

  private static Optional<Actor> responderActor(PagerDutyEvent event) {
    return event.data().object("user").flatMap(PagerDutyEvent::actor).or(() -> event.data().object("escalation_policy").flatMap(PagerDutyEvent::actor));
  }

  private static PeopleFacet.Reply replyOf(PagerDutyEvent event) {
    return switch (event.data().text("state").orElse("pending")) {
      case "joined", "accepted" -> PeopleFacet.Reply.JOINED;
      case "declined" -> PeopleFacet.Reply.DECLINED;
      default -> PeopleFacet.Reply.PENDING;
    };
  }

  private static Optional<Facet> role(Payload assignment) {
    boolean active = assignment.text("status").filter("active"::equals).isPresent();
    Optional<Actor> holder = active ? assignment.object("assignee").flatMap(told -> actor(told)) : Optional.empty();
    return assignment.object("role").flatMap(role -> role.text("summary").or(() -> role.text("id"))).map(name -> new PeopleFacet.Role(name, holder));
  }
}
