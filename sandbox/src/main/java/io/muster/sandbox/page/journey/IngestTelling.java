package io.muster.sandbox.page.journey;

import io.muster.contracts.incident.Actor;
import io.muster.contracts.incident.Incident;
import io.muster.contracts.incident.Named;
import io.muster.contracts.incident.Observation;
import io.muster.contracts.incident.Occurrence;
import io.muster.contracts.ingest.IncidentEvent;
import java.util.Optional;

/** Tells what was understood of an incident. */
final class IngestTelling {
  private IngestTelling() {}

  static Telling understood(IncidentEvent event, Telling.Said said) {
    Incident incident = event.incident();
    Occurrence occurrence = event.occurrence();
    String by = occurrence.by().map(Actor::name).map(name -> " by " + name).orElse("");
    String why =
        incident.revision() == 1
            ? "It was not known before."
            : occurrence.late() ? "It happened before what was known already: it is kept, and nobody is notified." : "It differs from what was known before.";
    Told told = new Told("Understood: " + Words.changes(occurrence.changes()) + by, "Now " + Words.standing(incident) + ".", why);
    Optional<String> service = incident.classification().service().map(Named::name);
    return new Telling(incident.id(), said.moment(Step.UNDERSTOOD, names -> told).linked(occurrence.causedBy()), story -> service.ifPresent(story::serviceIs));
  }

  static Telling observed(Observation observation, Telling.Said said) {
    String tool = Words.vendor(observation.subject().account().tool());
    Told told =
        switch (observation.origin()) {
          case ANSWER -> new Told("Took in what " + tool + " answered", "", "The answer to an action tells the new state before its webhook comes.");
          case READING -> new Told("Read it from " + tool, "", "Muster compares what it knows with what the tool has, now and then and after an interruption.");
          case WEBHOOK -> new Told("Took in what " + tool + " told", "", "");
        };
    Moment moment = said.moment(Step.RECEIVED, names -> told);
    return Telling.plain(observation.subject(), observation.origin() == Observation.Origin.READING ? moment.linked(Moment.ROUTINE) : moment);
  }
}
