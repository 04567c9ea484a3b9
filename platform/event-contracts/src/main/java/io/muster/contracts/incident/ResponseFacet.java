package io.muster.contracts.incident;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How the response to a subject is organised: what is to be done, when, and where people meet. */
public sealed interface ResponseFacet extends Facet {

  /** A task or follow-up. */
  record Task(String id, String title, String word, boolean done, boolean followUp, Optional<Actor> assignee) implements ResponseFacet {
    public Task {
      assignee = assignee == null ? Optional.empty() : assignee;
    }

    @Override
    public String slot() {
      return "task:" + id;
    }
  }

  /** A timestamp that the tool keeps (impact began, fixed …). */
  record Milestone(String name, Instant at) implements ResponseFacet {
    @Override
    public String slot() {
      return "milestone:" + name;
    }
  }

  /** Until when it sleeps; empty when awake. */
  record Snooze(Optional<Instant> until) implements ResponseFacet {
    public Snooze {
      until = until == null ? Optional.empty() : until;
    }

    @Override
    public String slot() {
      return "snooze";
    }
  }

  /** Where responders meet. */
  record Bridge(Optional<URI> link, List<String> numbers) implements ResponseFacet {
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
  record Room(String id, String kind, Optional<URI> link, boolean open) implements ResponseFacet {
    public Room {
      link = link == null ? Optional.empty() : link;
    }

    @Override
    public String slot() {
      return "room:" + id;
    }
  }
}
