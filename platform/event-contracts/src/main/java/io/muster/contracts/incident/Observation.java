package io.muster.contracts.incident;

import java.util.List;
import java.util.Objects;

/**
 * What one delivery, one reading or one answer tells about one subject.
 *
 * @param id the tool's event id, or an id made of what was read and when; the same id twice tells the same thing
 * @param origin how Muster came to know
 * @param complete whether all that the tool knows was told; when false and the subject is not known well, it must be read
 */
public record Observation(SubjectId subject, String id, Origin origin, boolean complete, List<ObservedFacet> facets) {

  /** How Muster came to know. */
  public enum Origin {
    WEBHOOK,
    READING,
    ANSWER
  }

  public Observation {
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(id, "id");
    // A facet that this version does not know is read as null: passed over, never an error.
    facets =
        facets == null ? List.of() : facets.stream().filter(observed -> observed != null && observed.facet() != null).toList();
  }
}
