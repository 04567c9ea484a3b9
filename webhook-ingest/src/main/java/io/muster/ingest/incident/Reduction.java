package io.muster.ingest.incident;

import io.muster.contracts.ingest.IncidentEvent;
import java.util.Optional;

/**
 * What came of folding an observation in.
 *
 * @param known all that is known now
 * @param revision the last one that is published with {@code event}, or that was before
 * @param event what is to be told; empty when nothing that is shown has changed
 * @param wanting whether the tool must be asked, since too little is known to show it
 */
public record Reduction(KnownIncident known, long revision, Optional<IncidentEvent> event, boolean wanting) {}
