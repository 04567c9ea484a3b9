package io.muster.ingest.source.pagerduty;

import io.muster.contracts.incident.ActionOffer;
import io.muster.contracts.incident.ActionOffer.Answer;
import io.muster.contracts.incident.ActionOffer.Weight;
import io.muster.contracts.incident.FormField;
import io.muster.contracts.incident.FormField.Choice;
import io.muster.contracts.incident.FormField.Kind;
import io.muster.contracts.incident.Incident;
import io.muster.contracts.incident.Named;
import io.muster.contracts.incident.Phase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What PagerDuty's API lets a responder do to an incident in its present state. The next step comes first, beside it what people do meanwhile (a note while it
 * is worked on, opening it again once it is over); everything else is behind More. What takes a step back is offered with it: PagerDuty pages the people of the escalation policy again, and the warning says so.
 */
final class PagerDutyOffers {
  private PagerDutyOffers() {}

  static List<ActionOffer> of(Incident incident) {
    List<ActionOffer> offers = new ArrayList<>();
    switch (incident.status().phase()) {
      case TRIGGERED -> {
        offers.add(undoable("acknowledge", "Acknowledge", Weight.FIRST, "unacknowledge", incident));
        offers.add(undoable("resolve", "Resolve", Weight.BESIDE, "reopen", incident));
      }
      case ACKNOWLEDGED -> {
        offers.add(undoable("resolve", "Resolve", Weight.FIRST, "reopen", incident));
        offers.add(note(Weight.BESIDE));
        offers.add(asking("unacknowledge", "Put back to triggered", Weight.MORE, "This puts the incident back to triggered." + pages(incident)));
      }
      case RESOLVED, CLOSED -> {}
    }
    if (incident.status().phase().open()) {
      offers.addAll(whileOpen(incident));
    } else if (incident.status().phase() == Phase.RESOLVED && incident.status().mergedInto().isEmpty()) {
      offers.add(asking("reopen", "Reopen", Weight.BESIDE, "This opens the incident again." + pages(incident)));
      offers.add(note(Weight.MORE));
    }
    return List.copyOf(offers);
  }

  private static List<ActionOffer> whileOpen(Incident incident) {
    List<ActionOffer> offers = new ArrayList<>();
    if (incident.status().phase() != Phase.ACKNOWLEDGED) {
      offers.add(note(Weight.MORE));
    }
    offers.add(form("status-update", "Publish a status update", field("text", "Status update for everyone who is subscribed", Kind.MULTILINE)));
    offers.add(form("reassign", "Reassign", field("assignee", "To whom: mail address or name in PagerDuty", Kind.PERSON)));
    offers.add(form("escalate", "Escalate", field("level", "To which level of the escalation policy", Kind.NUMBER)));
    offers.add(form("priority", "Change the priority", known("priority", "Name of the priority, such as P1", incident.classification().priority().map(rank -> rank.name()))));
    offers.add(form("urgency", "Change the urgency", urgency(incident)));
    if (incident.status().phase() == Phase.ACKNOWLEDGED) {
      offers.add(form("snooze", "Snooze", field("minutes", "For how many minutes, at most 10080", Kind.NUMBER)));
    }
    return offers;
  }

  private static ActionOffer undoable(String verb, String label, Weight weight, String undo, Incident incident) {
    return new ActionOffer(
        verb, verb, label, weight, Optional.empty(), List.of(), Answer.AT_ONCE, Optional.of(undo), Optional.of("Undoing puts it back to triggered." + pages(incident)));
  }

  private static ActionOffer asking(String verb, String label, Weight weight, String question) {
    return new ActionOffer(verb, verb, label, weight, Optional.of(question), List.of(), Answer.AT_ONCE, Optional.empty(), Optional.empty());
  }

  /** PagerDuty has one kind of note: it is read by whoever may see the incident there, never by customers. */
  private static ActionOffer note(Weight weight) {
    return form("note", "Add note", weight, field("text", "Note", Kind.MULTILINE));
  }

  private static ActionOffer form(String verb, String label, FormField field) {
    return form(verb, label, Weight.MORE, field);
  }

  private static ActionOffer form(String verb, String label, Weight weight, FormField field) {
    return new ActionOffer(verb, verb, label, weight, Optional.empty(), List.of(field), Answer.AT_ONCE, Optional.empty(), Optional.empty());
  }

  private static FormField field(String id, String label, Kind kind) {
    return new FormField(id, label, kind, true, Optional.empty(), List.of());
  }

  private static FormField known(String id, String label, Optional<String> initial) {
    return new FormField(id, label, Kind.TEXT, true, initial, List.of());
  }

  private static FormField urgency(Incident incident) {
    return new FormField(
        "urgency", "Urgency", Kind.CHOICE, true, incident.classification().urgency().map(rank -> rank.name()), List.of(new Choice("high", "High"), new Choice("low", "Low")));
  }

  /** Whom that would page, as far as is known; empty text where nothing is. */
  private static String pages(Incident incident) {
    return incident.classification().policy().map(Named::name).map(policy -> " PagerDuty pages whoever is on call for " + policy + " again.").orElse("");
  }
}
