package io.muster.contracts.incident;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.net.URI;
import java.time.Instant;
import java.util.List;
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
  @JsonSubTypes.Type(value = PeopleFacet.Assignees.class, name = "assignees"),
  @JsonSubTypes.Type(value = PeopleFacet.Lead.class, name = "lead"),
  @JsonSubTypes.Type(value = PeopleFacet.Creator.class, name = "creator"),
  @JsonSubTypes.Type(value = PeopleFacet.Customer.class, name = "customer"),
  @JsonSubTypes.Type(value = PeopleFacet.Responder.class, name = "responder"),
  @JsonSubTypes.Type(value = PeopleFacet.Role.class, name = "role"),
  @JsonSubTypes.Type(value = ClassificationFacet.Policy.class, name = "policy"),
  @JsonSubTypes.Type(value = ClassificationFacet.Type.class, name = "type"),
  @JsonSubTypes.Type(value = ClassificationFacet.Urgency.class, name = "urgency"),
  @JsonSubTypes.Type(value = ClassificationFacet.Priority.class, name = "priority"),
  @JsonSubTypes.Type(value = ClassificationFacet.Labels.class, name = "labels"),
  @JsonSubTypes.Type(value = ClassificationFacet.CustomField.class, name = "custom-field"),
  @JsonSubTypes.Type(value = ClassificationFacet.Service.class, name = "service"),
  @JsonSubTypes.Type(value = ClassificationFacet.Teams.class, name = "teams"),
  @JsonSubTypes.Type(value = ClassificationFacet.Project.class, name = "project"),
  @JsonSubTypes.Type(value = Facet.Text.class, name = "text"),
  @JsonSubTypes.Type(value = Facet.Note.class, name = "note"),
  @JsonSubTypes.Type(value = Facet.StatusUpdate.class, name = "status-update"),
  @JsonSubTypes.Type(value = ResponseFacet.Task.class, name = "task"),
  @JsonSubTypes.Type(value = ResponseFacet.Milestone.class, name = "milestone"),
  @JsonSubTypes.Type(value = ResponseFacet.Snooze.class, name = "snooze"),
  @JsonSubTypes.Type(value = ResponseFacet.Bridge.class, name = "bridge"),
  @JsonSubTypes.Type(value = ResponseFacet.Room.class, name = "room"),
  @JsonSubTypes.Type(value = Facet.Seen.class, name = "seen"),
  @JsonSubTypes.Type(value = PeopleFacet.Member.class, name = "member"),
  @JsonSubTypes.Type(value = Facet.Alerts.class, name = "alerts"),
  @JsonSubTypes.Type(value = Facet.OwnAction.class, name = "own-action"),
  @JsonSubTypes.Type(value = Facet.Unavailable.class, name = "unavailable"),
  @JsonSubTypes.Type(value = Facet.Happening.class, name = "happening"),
})
public sealed interface Facet
    permits Facet.Reference, Facet.Created, Facet.Parent, Facet.Status, PeopleFacet, ClassificationFacet, Facet.Text, Facet.Note, Facet.StatusUpdate, ResponseFacet,
        Facet.Seen, Facet.Alerts, Facet.OwnAction, Facet.Unavailable, Facet.Happening {

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

  /** Who may know of it. */
  record Seen(Visibility.Kind visibility) implements Facet {
    @Override
    public String slot() {
      return "visibility";
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
