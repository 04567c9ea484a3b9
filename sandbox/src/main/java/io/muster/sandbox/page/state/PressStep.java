package io.muster.sandbox.page.state;

import io.muster.contracts.incident.Phase;
import io.muster.sandbox.page.state.Attempt.Outcome;
import java.util.List;
import java.util.Optional;

/** The person acknowledges or resolves an incident with the card's button. */
final class PressStep {
  private final Standing standing;
  private final Viewer viewer;
  private final String verb;
  private final boolean acknowledging;

  /**
   * @param verb {@link Attempts#ACKNOWLEDGE} or {@link Attempts#RESOLVE}
   */
  PressStep(Standing standing, Viewer viewer, String verb) {
    this.standing = standing;
    this.viewer = viewer;
    this.verb = verb;
    this.acknowledging = verb.equals(Attempts.ACKNOWLEDGE);
  }

  Guide.GuideStep told() {
    Optional<Attempt> done = standing.attempts().done(viewer.whose(), verb);
    String title = acknowledging ? "Acknowledge it from Teams" : "Resolve it from Teams";
    return new Guide.GuideStep(verb, title, done.map(this::done).orElseGet(this::next), done.isPresent());
  }

  private String done(Attempt attempt) {
    String what = standing.incidents().of(attempt.subject()).map(PressStep::quoted).orElse("An incident");
    return what + " was " + past() + " from Teams; PagerDuty says that " + (attempt.words().isBlank() ? "you" : attempt.words()) + " did it.";
  }

  private String next() {
    List<SeenIncidents.Seen> carded = standing.incidents().newest().stream().filter(seen -> place(standing, viewer, seen).isPresent()).toList();
    Optional<SeenIncidents.Seen> wanted = carded.stream().filter(seen -> acknowledging ? seen.phase() == Phase.TRIGGERED : seen.open()).findFirst();
    if (wanted.isPresent()) {
      return press(wanted.get());
    }
    if (carded.isEmpty()) {
      return "No card is here yet: trigger an incident first.";
    }
    SeenIncidents.Seen newest = carded.getFirst();
    String by = newest.by().map(name -> " by " + name).orElse("");
    return quoted(newest) + " is " + (newest.open() ? "acknowledged" : "over") + " already" + by + ". Trigger another one and press " + button() + " on its card.";
  }

  private String press(SeenIncidents.Seen seen) {
    Optional<Attempt> last = standing.attempts().last(viewer.whose(), verb).filter(attempt -> attempt.subject().equals(seen.subject()));
    if (last.filter(attempt -> attempt.is(Outcome.WAITS)).isPresent() && !viewer.linked()) {
      return "Your press waits for your link: open the card that Muster sent you in its chat, and it is done by itself once you are linked.";
    }
    String refused = last.filter(attempt -> attempt.is(Outcome.REFUSED)).map(attempt -> "Not done: " + sentence(attempt.words()) + " ").orElse("");
    String press = refused + "On the card of " + quoted(seen) + " in " + place(standing, viewer, seen).orElseThrow().name() + ", press " + button() + ".";
    return viewer.linked() || !viewer.chosen() ? press : press + " You are not linked: Muster then sends you a private link, and does it once you followed that.";
  }

  /** Where this person sees a card of the incident. */
  static Optional<Viewer.Place> place(Standing standing, Viewer viewer, SeenIncidents.Seen seen) {
    return standing.incidents().cards(seen.subject()).stream().flatMap(id -> viewer.place(id).stream()).findFirst();
  }

  static String quoted(SeenIncidents.Seen seen) {
    return "“" + seen.title() + "”";
  }

  private String button() {
    return acknowledging ? "Acknowledge" : "Resolve";
  }

  private String past() {
    return acknowledging ? "acknowledged" : "resolved";
  }

  private static String sentence(String text) {
    return text.isBlank() ? "PagerDuty did not take it." : text.matches("(?s).*[.!?…]$") ? text : text + ".";
  }
}
