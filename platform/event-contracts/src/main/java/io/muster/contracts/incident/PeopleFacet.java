package io.muster.contracts.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Who has to do with a subject. */
public sealed interface PeopleFacet extends Facet {

  /** Who has it now. */
  record Assignees(List<Actor> people) implements PeopleFacet {
    public Assignees {
      people = people == null ? List.of() : List.copyOf(people);
    }

    @Override
    public String slot() {
      return "assignees";
    }
  }

  /** Who leads the response. */
  record Lead(Optional<Actor> person) implements PeopleFacet {
    public Lead {
      person = person == null ? Optional.empty() : person;
    }

    @Override
    public String slot() {
      return "lead";
    }
  }

  /** Who or what raised it. */
  record Creator(Actor by) implements PeopleFacet {
    @Override
    public String slot() {
      return "creator";
    }
  }

  /** Whom it concerns outside, as the tool names them. */
  record Customer(Optional<String> name) implements PeopleFacet {
    public Customer {
      name = name == null ? Optional.empty() : name;
    }

    @Override
    public String slot() {
      return "customer";
    }
  }

  /** Somebody asked to help, and the answer. */
  record Responder(Actor who, Reply reply, Optional<String> message, Instant since) implements PeopleFacet {
    public Responder {
      message = message == null ? Optional.empty() : message;
    }

    @Override
    public String slot() {
      return "responder:" + who.key();
    }
  }

  /** Who holds a role of the response; empty when nobody does. */
  record Role(String role, Optional<Actor> holder) implements PeopleFacet {
    public Role {
      holder = holder == null ? Optional.empty() : holder;
    }

    @Override
    public String slot() {
      return "role:" + role;
    }
  }

  /** Somebody who may see a private one, or no longer may. */
  record Member(Actor who, boolean granted) implements PeopleFacet {
    @Override
    public String slot() {
      return "member:" + who.key();
    }
  }

  /** What somebody asked to help has said. */
  enum Reply {
    PENDING,
    JOINED,
    DECLINED
  }
}
