package io.muster.contracts.incident;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What sort of thing a subject is, and to what in the tool it belongs. */
public sealed interface ClassificationFacet extends Facet {

  /** The escalation policy and, where told, the level reached. */
  record Policy(Optional<Named> policy, Optional<Integer> level) implements ClassificationFacet {
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
  record Type(Optional<String> name) implements ClassificationFacet {
    public Type {
      name = name == null ? Optional.empty() : name;
    }

    @Override
    public String slot() {
      return "type";
    }
  }

  /** How loud it pages. */
  record Urgency(Optional<Rank> rank) implements ClassificationFacet {
    public Urgency {
      rank = rank == null ? Optional.empty() : rank;
    }

    @Override
    public String slot() {
      return "urgency";
    }
  }

  /** Priority or severity. */
  record Priority(Optional<Rank> rank) implements ClassificationFacet {
    public Priority {
      rank = rank == null ? Optional.empty() : rank;
    }

    @Override
    public String slot() {
      return "priority";
    }
  }

  /** Labels or tags. */
  record Labels(Map<String, String> labels) implements ClassificationFacet {
    public Labels {
      labels = labels == null ? Map.of() : Map.copyOf(labels);
    }

    @Override
    public String slot() {
      return "labels";
    }
  }

  /** One custom field; an absent value means it was emptied. */
  record CustomField(String id, String label, Optional<String> value) implements ClassificationFacet {
    public CustomField {
      value = value == null ? Optional.empty() : value;
    }

    @Override
    public String slot() {
      return "field:" + id;
    }
  }

  /** The service that it is about. */
  record Service(Optional<Named> service) implements ClassificationFacet {
    public Service {
      service = service == null ? Optional.empty() : service;
    }

    @Override
    public String slot() {
      return "service";
    }
  }

  /** The teams that it belongs to. */
  record Teams(List<Named> teams) implements ClassificationFacet {
    public Teams {
      teams = teams == null ? List.of() : List.copyOf(teams);
    }

    @Override
    public String slot() {
      return "teams";
    }
  }

  /** The project, space or channel of the tool. */
  record Project(Optional<Named> project) implements ClassificationFacet {
    public Project {
      project = project == null ? Optional.empty() : project;
    }

    @Override
    public String slot() {
      return "project";
    }
  }
}
