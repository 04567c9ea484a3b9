package io.muster.sandbox.page.state;

import io.muster.sandbox.page.state.Attempt.Outcome;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The person connects a service in a conversation. */
final class ConnectStep {
  private final Standing standing;
  private final Viewer viewer;
  private final PageState.PagerDutyAccount pagerDuty;

  ConnectStep(Standing standing, Viewer viewer, PageState.PagerDutyAccount pagerDuty) {
    this.standing = standing;
    this.viewer = viewer;
    this.pagerDuty = pagerDuty;
  }

  Guide.GuideStep told() {
    List<Standing.Mapping> mine = mappings(standing, viewer);
    return new Guide.GuideStep("connect", "Connect a service", mine.isEmpty() ? viewer.told(next()) : connected(mine), !mine.isEmpty());
  }

  /** What conversations of this person show. */
  static List<Standing.Mapping> mappings(Standing standing, Viewer viewer) {
    return standing.mappings().stream().filter(mapping -> viewer.place(mapping.conversation()).isPresent() || !viewer.chosen()).toList();
  }

  private String connected(List<Standing.Mapping> mine) {
    return mine.stream().map(mapping -> mapping.name() + " is shown in " + viewer.place(mapping.conversation()).map(Viewer.Place::name).orElse("a conversation")).distinct().limit(3).collect(Collectors.joining(", "))
        + ". New incidents get a card there; those open before come with their next change while they are open, or at once with Show them on Muster's answer.";
  }

  private String next() {
    Optional<Viewer.Place> place = viewer.whereToConnect();
    if (place.isEmpty()) {
      return viewer.places().stream()
          .findFirst()
          .map(first -> "Open " + first.name() + " and press Install Muster: it is in none of your channels yet.")
          .orElse("You read no channel. Choose somebody who does, at the top of Teams.");
    }
    String write = "In " + place.get().name() + ", write @Muster connect " + service();
    if (!viewer.linked()) {
      return "Link your account first, for only somebody who may manage a service can connect it. Then, " + lower(write);
    }
    return removed(place.get()) + standing.attempts().last(viewer.whose(), Attempts.CONNECT).filter(last -> last.is(Outcome.REFUSED)).map(last -> refused(last.words())).orElse("") + write;
  }

  private String removed(Viewer.Place place) {
    return standing
        .disconnected()
        .filter(mapping -> viewer.place(mapping.conversation()).isPresent())
        .map(mapping -> mapping.name() + " was disconnected from " + viewer.place(mapping.conversation()).map(Viewer.Place::name).orElse(place.name()) + ". ")
        .orElse("");
  }

  private static String refused(String reason) {
    return switch (reason) {
      case "ADDRESS_NOT_UNDERSTOOD" -> "Muster did not know that address. ";
      case "SERVICE_NOT_FOUND" -> "PagerDuty has no service at that address. ";
      case "PERSON_NOT_LINKED" -> "Muster did not know then who you are in PagerDuty; now it does. ";
      case "PERSON_NOT_ALLOWED" -> "In PagerDuty you may not manage that service; choose another one, or be somebody who may. ";
      case "ACCOUNT_NOT_CONNECTED" -> "That account does not belong to this organisation. ";
      default -> "";
    };
  }

  private String service() {
    return pagerDuty.services().stream().map(PageState.PagerDutyService::htmlUrl).findFirst().orElse("and the address of a service");
  }

  private static String lower(String text) {
    return Character.toLowerCase(text.charAt(0)) + text.substring(1);
  }
}
