package io.muster.sandbox.page.journey;

import io.muster.contracts.identity.IdentityCommand;
import io.muster.contracts.identity.IdentityEvent;
import java.util.Optional;

/** Tells of presses, and of what was done as the person who pressed. */
final class IdentityTelling {
  private IdentityTelling() {}

  static Optional<Telling> of(IdentityCommand command, Telling.Said said) {
    return switch (command) {
      case IdentityCommand.PerformAction press -> Optional.of(pressed(press, said));
      case IdentityCommand.FetchIncident fetch ->
          Optional.of(Telling.plain(fetch.subject(), said.moment(Step.RECEIVED, names -> new Told("Asked to read it anew", "", Words.capital(Words.plain(fetch.reason())) + "."))));
      default -> Optional.empty();
    };
  }

  static Optional<Telling> of(IdentityEvent event, Telling.Said said) {
    return switch (event) {
      case IdentityEvent.ActionSucceeded done -> Optional.of(acted(done, said));
      case IdentityEvent.ActionAccepted accepted ->
          Optional.of(
              Telling.plain(
                  accepted.subject(),
                  action(said, accepted.actionId())
                      .moment(Step.ACTED, names -> new Told("Handed over: " + Words.plain(accepted.verb()), "The tool answers later.", "It was pressed by a person who is linked."))));
      case IdentityEvent.ActionRefused refused ->
          Optional.of(
              Telling.plain(
                  refused.subject(),
                  action(said, refused.actionId())
                      .moment(Step.ACTED, names -> new Told("Not done: " + Words.plain(refused.verb()), refused.text(), "Reason: " + Words.plain(refused.reason()) + "."))));
      case IdentityEvent.ActionAwaitsLink waits ->
          Optional.of(
              Telling.plain(
                  waits.subject(),
                  action(said, waits.actionId())
                      .moment(
                          Step.ACTED,
                          names ->
                              new Told(
                                  "Waits until an account is linked",
                                  "A private link was offered; " + Words.plain(waits.verb()) + " is done by itself once it is followed in time.",
                                  "Who pressed has no linked account in " + Words.vendor(waits.account().tool()) + "."))));
      default -> Optional.empty();
    };
  }

  private static Telling pressed(IdentityCommand.PerformAction press, Telling.Said said) {
    String conversation = press.conversation().value();
    String detail = press.inputs().isEmpty() ? "" : "Filled in: " + String.join(", ", press.inputs().keySet().stream().sorted().toList()) + ".";
    String verb = Words.capital(Words.plain(press.verb()));
    return Telling.plain(
        press.subject(),
        action(said, press.actionId())
            .by(press.personName(), Step.PRESSED, names -> new Told("Pressed " + verb + " in " + names.conversation(conversation), detail, "The press was proven to come from Teams and from this person.")));
  }

  private static Telling acted(IdentityEvent.ActionSucceeded done, Telling.Said said) {
    String tool = Words.vendor(done.subject().account().tool());
    String verb = Words.plain(done.verb());
    Told told =
        done.already()
            ? new Told("It was so already: " + verb, "By " + done.by().name() + ", before this press.", "Nothing was changed now.")
            : new Told("Done in " + tool + " as " + done.by().name() + ": " + verb, "", "Muster acts with the permission that this person gave, never with one of its own.");
    return Telling.plain(done.subject(), action(said, done.actionId()).moment(Step.ACTED, names -> told));
  }

  private static Telling.Said action(Telling.Said said, String id) {
    return new Telling.Said(said.at(), said.who(), id, said.trace());
  }
}
