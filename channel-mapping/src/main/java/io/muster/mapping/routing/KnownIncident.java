package io.muster.mapping.routing;

import io.muster.contracts.incident.Incident;
import java.util.Optional;

/**
 * A subject as it was heard of before: no more of it than decisions look at.
 *
 * @param whole empty where no decision compares with it, so that it need not be read
 */
public record KnownIncident(long revision, Optional<Incident> whole) {

  /** As it was heard of just now. */
  public static KnownIncident of(Incident incident) {
    return new KnownIncident(incident.revision(), Optional.of(incident));
  }

  /** Whether this revision of it is news. */
  public boolean isOlderThan(Incident incident) {
    return revision < incident.revision();
  }
}
