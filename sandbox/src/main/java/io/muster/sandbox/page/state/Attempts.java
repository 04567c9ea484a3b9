package io.muster.sandbox.page.state;

import io.muster.contracts.identity.IdentityCommand;
import io.muster.contracts.identity.IdentityEvent;
import io.muster.contracts.incident.PersonId;
import io.muster.contracts.mapping.MappingEvent;
import io.muster.contracts.wire.Envelope;
import io.muster.sandbox.page.state.Attempt.Outcome;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The newest attempt of each person at each step of the guide, from what people asked of Muster and what came of it. Safe for many threads. */
final class Attempts {
  static final String LINK = "link";
  static final String CONNECT = "connect";
  static final String ACKNOWLEDGE = "acknowledge";
  static final String RESOLVE = "resolve";

  private static final Set<String> VERBS = Set.of(ACKNOWLEDGE, RESOLVE);
  private static final String ANYBODY = "";

  private final Map<String, Attempt> newest = new ConcurrentHashMap<>();
  private final Map<String, Attempt> done = new ConcurrentHashMap<>();

  /** Takes a message in; true where somebody came further. */
  boolean take(Envelope<?> envelope) {
    Instant at = envelope.time();
    return switch (envelope.payload()) {
      case IdentityCommand.OfferLink asked -> note(asked.person(), LINK, Attempt.of(at, Outcome.ASKED, "", ""));
      case IdentityEvent.LinkOffered offered -> note(offered.person(), LINK, new Attempt(at, Outcome.OFFERED, "", "", Optional.of(offered.until())));
      case IdentityEvent.LinkRefused refused -> note(refused.person(), LINK, Attempt.of(at, Outcome.REFUSED, "", refused.reason().name()));
      case IdentityEvent.PersonLinked linked -> note(linked.person(), LINK, Attempt.of(at, Outcome.DONE, "", linked.user().name()));
      case IdentityEvent.PersonUnlinked unlinked -> note(unlinked.person(), LINK, Attempt.of(at, Outcome.REMOVED, "", ""));
      case MappingEvent.ServiceConnected connected -> note(connected.person(), CONNECT, Attempt.of(at, Outcome.DONE, "", connected.service().name()));
      case MappingEvent.ConnectingRefused refused -> note(refused.person(), CONNECT, Attempt.of(at, Outcome.REFUSED, "", refused.reason().name()));
      case IdentityCommand.PerformAction pressed -> pressed(pressed.person(), pressed.verb(), Attempt.of(at, Outcome.ASKED, pressed.subject().key(), ""));
      case IdentityEvent.ActionSucceeded acted -> pressed(acted.person(), acted.verb(), Attempt.of(at, Outcome.DONE, acted.subject().key(), acted.by().name()));
      case IdentityEvent.ActionRefused refused -> pressed(refused.person(), refused.verb(), Attempt.of(at, Outcome.REFUSED, refused.subject().key(), refused.text()));
      case IdentityEvent.ActionAwaitsLink waits ->
          note(waits.person(), LINK, new Attempt(at, Outcome.OFFERED, "", "", Optional.of(waits.until())))
              | pressed(waits.person(), waits.verb(), new Attempt(at, Outcome.WAITS, waits.subject().key(), "", Optional.of(waits.until())));
      default -> false;
    };
  }

  /** What the person tried last; of anybody where no person is given. */
  Optional<Attempt> last(Optional<String> person, String step) {
    return Optional.ofNullable(newest.get(key(person.orElse(ANYBODY), step)));
  }

  /** The last time that it was done, whatever was tried since. */
  Optional<Attempt> done(Optional<String> person, String step) {
    return Optional.ofNullable(done.get(key(person.orElse(ANYBODY), step)));
  }

  private boolean pressed(PersonId person, String verb, Attempt attempt) {
    return VERBS.contains(verb) && note(person, verb, attempt);
  }

  private boolean note(PersonId person, String step, Attempt attempt) {
    return note(key(person.objectId(), step), attempt) | note(key(ANYBODY, step), attempt);
  }

  /** Topics are read side by side, so that an older message may come later. */
  private boolean note(String key, Attempt attempt) {
    if (attempt.is(Outcome.DONE)) {
      done.merge(key, attempt, Attempts::newer);
    }
    return newest.merge(key, attempt, Attempts::newer) == attempt;
  }

  private static Attempt newer(Attempt known, Attempt told) {
    return told.at().isBefore(known.at()) ? known : told;
  }

  private static String key(String person, String step) {
    return step + " " + person;
  }
}
