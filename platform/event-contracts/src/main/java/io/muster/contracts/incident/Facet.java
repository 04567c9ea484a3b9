package io.muster.contracts.incident;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One thing that an observation tells about a subject. Facets of the same {@link #slot()} replace one another, the newest by the tool's
 * clock wins; facets of different slots never touch. That is what makes folding independent of order and repetition.
 *
 * <p>The family is the union of what the incident tools publish about a subject; a tool that knows less tells less.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "facet")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Facet.Reference.class, name = "reference"),
  @JsonSubTypes.Type(value = Facet.Created.class, name = "created"),
  @JsonSubTypes.Type(value = Facet.Parent.class, name = "parent"),
  @JsonSubTypes.Type(value = Facet.Status.class, name = "status"),
  @JsonSubTypes.Type(value = Facet.Assignees.class, name = "assignees"),
  @JsonSubTypes.Type(value = Facet.Lead.class, name = "lead"),
  @JsonSubTypes.Type(value = Facet.Creator.class, name = "creator"),
  @JsonSubTypes.Type(value = Facet.Customer.class, name = "customer"),
  @JsonSubTypes.Type(value = Facet.Responder.class, name = "responder"),
  @JsonSubTypes.Type(value = Facet.Role.class, name = "role"),
  @JsonSubTypes.Type(value = Facet.Policy.class, name = "policy"),
  @JsonSubTypes.Type(value = Facet.Type.class, name = "type"),
  @JsonSubTypes.Type(value = Facet.Urgency.class, name = "urgency"),
  @JsonSubTypes.Type(value = Facet.Priority.class, name = "priority"),
  @JsonSubTypes.Type(value = Facet.Labels.class, name = "labels"),
  @JsonSubTypes.Type(value = Facet.CustomField.class, name = "custom-field"),
  @JsonSubTypes.Type(value = Facet.Service.class, name = "service"),
  @JsonSubTypes.Type(value = Facet.Teams.class, name = "teams"),
  @JsonSubTypes.Type(value = Facet.Project.class, name = "project"),
  @JsonSubTypes.Type(value = Facet.Text.class, name = "text"),
  @JsonSubTypes.Type(value = Facet.Note.class, name = "note"),
  @JsonSubTypes.Type(value = Facet.StatusUpdate.class, name = "status-update"),
  @JsonSubTypes.Type(value = Facet.Task.class, name = "task"),
  @JsonSubTypes.Type(value = Facet.Milestone.class, name = "milestone"),
  @JsonSubTypes.Type(value = Facet.Snooze.class, name = "snooze"),
  @JsonSubTypes.Type(value = Facet.Bridge.class, name = "bridge"),
  @JsonSubTypes.Type(value = Facet.Room.class, name = "room"),
  @JsonSubTypes.Type(value = Facet.Seen.class, name = "seen"),
  @JsonSubTypes.Type(value = Facet.Member.class, name = "member"),
  @JsonSubTypes.Type(value = Facet.Alerts.class, name = "alerts"),
  @JsonSubTypes.Type(value = Facet.OwnAction.class, name = "own-action"),
  @JsonSubTypes.Type(value = Facet.Unavailable.class, name = "unavailable"),
  @JsonSubTypes.Type(value = Facet.Happening.class, name = "happening"),
})
public sealed interface Facet {

  /** The place in the incident as known that this facet fills. */
  @JsonIgnore
  String slot();

  /** Number a person says, and the page in the tool. */
  record Reference(String number, Optional<URI> link) implements Facet {
    public Reference {
      link = link == null ? Optional.empty() : link;
    }

    @Override
    public String slot() {
      return "reference";
    }
  }

  /** When the tool made it. */
  record Created(Instant at) implements Facet {
    @Override
    public String slot() {
      return "created";
    }
  }

  /** What it belongs to: an alert's incident. */
  record Parent(Optional<SubjectId> subject) implements Facet {
    public Parent {
      subject = subject == null ? Optional.empty() : subject;
    }

    @Override
    public String slot() {
      return "parent";
    }
  }

  /** The state in our four words and in the tool's own, since when, by whom; mergedInto where it was merged. */
  record Status(Phase phase, String word, Instant since, Optional<Actor> by, Optional<SubjectId> mergedInto) implements Facet {
    public Status {
      by = by == null ? Optional.empty() : by;
      mergedInto = mergedInto == null ? Optional.empty() : mergedInto;
    }

    @Override
    public String slot() {
      return "status";
    }
  }

  /** Who has it now. */
  record Assignees(List<Actor> people) implements Facet {
    public Assignees {
      people = people == null ? List.of() : List.copyOf(people);
    }

    @Override
    public String slot() {
      return "assignees";
    }
  }

  /** Who leads the response. */
  record Lead(Optional<Actor> person) implements Facet {
    public Lead {
      person = person == null ? Optional.empty() : person;
    }

    @Override
    public String slot() {
      return "lead";
    }
  }

  /** Who or what raised it. */
  record Creator(Actor by) implements Facet {
    @Override
    public String slot() {
      return "creator";
    }
  }

  /** Whom it concerns outside, as the tool names them. */
  record Customer(Optional<String> name) implements Facet {
    public Customer {
      name = name == null ? Optional.empty() : name;
    }

    @Override
    public String slot() {
      return "customer";
    }
  }

  /** Somebody asked to help, and the answer. */
  record Responder(Actor who, Reply reply, Optional<String> message, Instant since) implements Facet {
    public Responder {
      message = message == null ? Optional.empty() : message;
    }

    @Override
    public String slot() {
      return "responder:" + who.key();
    }
  }

  /** Who holds a role of the response; empty when nobody does. */
  record Role(String role, Optional<Actor> holder) implements Facet {
    public Role {
      holder = holder == null ? Optional.empty() : holder;
    }

    @Override
    public String slot() {
      return "role:" + role;
    }
  }

  /** The escalation policy and, where told, the level reached. */
  record Policy(Optional<Named> policy, Optional<Integer> level) implements Facet {
    public Policy {
      policy = policy == null ? Optional.empty() : policy;
      level = level == null ? Optional.empty() : level;
    }

    @Override
    public String slot() {
      return "policy";
    }
  }

  /** The tool's incident type. */
  record Type(Optional<String> name) implements Facet {
    public Type {
      name = name == null ? Optional.empty() : name;
    }

    @Override
    public String slot() {
      return "type";
    }
  }

  /** How loud it pages. */
  record Urgency(Optional<Rank> rank) implements Facet {
    public Urgency {
      rank = rank == null ? Optional.empty() : rank;
    }

    @Override
    public String slot() {
      return "urgency";
    }
  }

  /** Priority or severity. */
  record Priority(Optional<Rank> rank) implements Facet {
    public Priority {
      rank = rank == null ? Optional.empty() : rank;
    }

    @Override
    public String slot() {
      return "priority";
    }
  }

  /** Labels or tags. */
  record Labels(Map<String, String> labels) implements Facet {
    public Labels {
      labels = labels == null ? Map.of() : Map.copyOf(labels);
    }

    @Override
    public String slot() {
      return "labels";
    }
  }

  /** One custom field; an absent value means it was emptied. */
  record CustomField(String id, String label, Optional<String> value) implements Facet {
    public CustomField {
      value = value == null ? Optional.empty() : value;
    }

    @Override
    public String slot() {
      return "field:" + id;
    }
  }

  /** The service that it is about. */
  record Service(Optional<Named> service) implements Facet {
    public Service {
      service = service == null ? Optional.empty() : service;
    }

    @Override
    public String slot() {
      return "service";
    }
  }

  /** The teams that it belongs to. */
  record Teams(List<Named> teams) implements Facet {
    public Teams {
      teams = teams == null ? List.of() : List.copyOf(teams);
    }

    @Override
    public String slot() {
      return "teams";
    }
  }

  /** The project, space or channel of the tool. */
  record Project(Optional<Named> project) implements Facet {
    public Project {
      project = project == null ? Optional.empty() : project;
    }

    @Override
    public String slot() {
      return "project";
    }
  }

  /** One of the long texts; markup of the tool already taken out. */
  record Text(Purpose purpose, String text) implements Facet {
    @Override
    public String slot() {
      return "text:" + purpose;
    }
  }

  /** A note; internal ones never leave the responders. */
  record Note(String id, Audience audience, Optional<Actor> author, Instant at, String text, boolean shortened) implements Facet {
    public Note {
      author = author == null ? Optional.empty() : author;
    }

    @Override
    public String slot() {
      return "note:" + id;
    }
  }

  /** An update published to those who follow. */
  record StatusUpdate(String id, Optional<Actor> author, Instant at, Optional<String> subject, String text, boolean shortened) implements Facet {
    public StatusUpdate {
      author = author == null ? Optional.empty() : author;
      subject = subject == null ? Optional.empty() : subject;
    }

    @Override
    public String slot() {
      return "update:" + id;
    }
  }

  /** A task or follow-up. */
  record Task(String id, String title, String word, boolean done, boolean followUp, Optional<Actor> assignee) implements Facet {
    public Task {
      assignee = assignee == null ? Optional.empty() : assignee;
    }

    @Override
    public String slot() {
      return "task:" + id;
    }
  }

  /** A timestamp that the tool keeps (impact began, fixed …). */
  record Milestone(String name, Instant at) implements Facet {
    @Override
    public String slot() {
      return "milestone:" + name;
    }
  }

  /** Until when it sleeps; empty when awake. */
  record Snooze(Optional<Instant> until) implements Facet {
    public Snooze {
      until = until == null ? Optional.empty() : until;
    }

    @Override
    public String slot() {
      return "snooze";
    }
  }

  /** Where responders meet. */
  record Bridge(Optional<URI> link, List<String> numbers) implements Facet {
    public Bridge {
      link = link == null ? Optional.empty() : link;
      numbers = numbers == null ? List.of() : List.copyOf(numbers);
    }

    @Override
    public String slot() {
      return "bridge";
    }
  }

  /** A chat, channel or meeting opened for it. */
  record Room(String id, String kind, Optional<URI> link, boolean open) implements Facet {
    public Room {
      link = link == null ? Optional.empty() : link;
    }

    @Override
    public String slot() {
      return "room:" + id;
    }
  }

  /** Who may know of it. */
  record Seen(Visibility.Kind visibility) implements Facet {
    @Override
    public String slot() {
      return "visibility";
    }
  }

  /** Somebody who may see a private one, or no longer may. */
  record Member(Actor who, boolean granted) implements Facet {
    @Override
    public String slot() {
      return "member:" + who.key();
    }
  }

  /** How many alerts stand behind it. */
  record Alerts(int firing, int resolved) implements Facet {
    @Override
    public String slot() {
      return "alerts";
    }
  }

  /** An action that the tool defined for this subject. */
  record OwnAction(ActionOffer offer, boolean available) implements Facet {
    @Override
    public String slot() {
      return "action:" + offer.id();
    }
  }

  /** A verb of ours that the tool does not allow for this subject. */
  record Unavailable(String verb, boolean unavailable, Optional<String> why) implements Facet {
    public Unavailable {
      why = why == null ? Optional.empty() : why;
    }

    @Override
    public String slot() {
      return "unavailable:" + verb;
    }
  }

  /** Something that happened, for the timeline and for notices; id is the tool's event id. */
  record Happening(String id, Change change, Optional<Actor> by, Instant at, String text) implements Facet {
    public Happening {
      by = by == null ? Optional.empty() : by;
    }

    @Override
    public String slot() {
      return "happening:" + id;
    }
  }

  /** What somebody asked to help has said. */
  enum Reply {
    PENDING,
    JOINED,
    DECLINED
  }

  /** Which long text. */
  enum Purpose {
    TITLE,
    DESCRIPTION,
    IMPACT,
    ROOT_CAUSE,
    RESOLUTION
  }

  /** Who may read a note. */
  enum Audience {
    INTERNAL,
    CUSTOMER,
    SUBSCRIBERS
  }
}
