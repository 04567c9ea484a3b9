package io.muster.sandbox.page.state;

import io.muster.sandbox.page.state.Attempt.Outcome;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** The person links an account: asks for a private link, follows it, allows Muster. */
final class LinkStep {
  private static final Duration ANSWER = Duration.ofMinutes(1);
  private static final String WRITE = "In the chat with Muster, write linkUser.";
  private static final String OTHERS = " Others can link too: choose them at the top of Teams.";

  private final Standing standing;
  private final Viewer viewer;
  private final Clock clock;

  LinkStep(Standing standing, Viewer viewer, Clock clock) {
    this.standing = standing;
    this.viewer = viewer;
    this.clock = clock;
  }

  Guide.GuideStep told() {
    boolean done = viewer.chosen() ? viewer.linked() : standing.somebodyIsLinked();
    return new Guide.GuideStep("link", "Link your account", viewer.told(done ? linked() : next()), done);
  }

  private String linked() {
    return "Linked: what you do from Teams is done in PagerDuty as " + viewer.person().map(PageState.Person::linkedAs).orElse("yourself") + "." + OTHERS;
  }

  private String next() {
    Optional<PageState.Person> person = viewer.person();
    if (person.isPresent() && person.get().personalChat() == null) {
      return "Open the chat with Muster and press Install Muster: it can only tell you a private link there.";
    }
    Optional<Attempt> last = standing.attempts().last(viewer.whose(), Attempts.LINK);
    Optional<Standing.Gone> gone = person.flatMap(one -> standing.noLongerLinked(one.id()));
    if (gone.isPresent() && last.filter(attempt -> attempt.at().isAfter(gone.get().at())).isEmpty()) {
      return gone.get().why() + " " + WRITE;
    }
    return last.map(this::after).orElse(WRITE + " A private link comes back." + OTHERS);
  }

  private String after(Attempt last) {
    return switch (last.outcome()) {
      case ASKED ->
          last.at().plus(ANSWER).isAfter(clock.instant())
              ? "Muster is making your private link; its card comes up in the chat with Muster."
              : "No link came back. " + WRITE + " ./muster status says whether everything runs.";
      case OFFERED, WAITS ->
          last.until().filter(until -> until.isAfter(clock.instant())).isPresent()
              ? "Open the card that Muster sent you in its chat, press Link your PagerDuty account, and allow Muster in PagerDuty."
              : "Your private link is over: it holds for some minutes only. " + WRITE + " A new one comes back.";
      case REFUSED ->
          last.words().equals("SEVERAL_ACCOUNTS")
              ? "There are several accounts. In the chat with Muster, write linkUser and the name of one of those that it listed."
              : "Muster found no such account to link. " + WRITE;
      case REMOVED -> "Your link was removed. " + WRITE;
      case DONE -> "Linked a moment ago; Muster's other parts are being told.";
    };
  }
}
