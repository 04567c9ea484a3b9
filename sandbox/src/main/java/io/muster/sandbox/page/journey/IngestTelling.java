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
    String by = occurrence.by().map(Actor::name).orElse("");
    String changes = Words.changes(occurrence.changes());
    String cause = occurrence.causedBy();
    String now = "Now " + Words.standing(incident) + ".";
    String why = why(incident, occurrence, changes.isEmpty());
    Optional<String> service = incident.classification().service().map(Named::name);
    Moment moment = said.moment(Step.UNDERSTOOD, names -> new Told(title(changes, cause, by, names), now, why)).linked(cause);
    Stand stand = Stand.of(incident);
    return new Telling(
        incident.id(),
        moment,
        story -> {
          service.ifPresent(story::serviceIs);
          story.standsNow(stand);
          story.brings(stand.revision(), changes);
        });
  }

  /** What changed; where nothing of note did, what the webhook told. */
  private static String title(String changes, String cause, String by, Names names) {
    if (!changes.isEmpty()) {
      return Words.capital(changes) + (by.isEmpty() ? "" : " by " + by);
    }
    return Words.capital(names.event(cause).orElse("details changed")) + (by.isEmpty() ? "" : ", by " + by);
  }

  private static String why(Incident incident, Occurrence occurrence, boolean details) {
    if (incident.revision() == 1) {
      return "It was not known before.";
    }
    if (occurrence.late()) {
      return "It happened before what was known already: it is kept, and nobody is notified.";
    }
    return details ? "What it tells of was known already, as from the answer to a press; only details were added." : "It differs from what was known before.";
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
