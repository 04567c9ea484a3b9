package io.muster.sandbox.page.state;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What somebody who meets Muster for the first time does next: five steps, each done or not as things really stand. */
final class Guide {
  private final Standing standing;
  private final List<PageState.Person> people;
  private final List<PageState.Team> teams;
  private final PageState.PagerDutyAccount pagerDuty;

  /** One step. */
  record GuideStep(String id, String title, String text, boolean done) {}

  Guide(Standing standing, List<PageState.Person> people, List<PageState.Team> teams, PageState.PagerDutyAccount pagerDuty) {
    this.standing = standing;
    this.people = people;
    this.teams = teams;
    this.pagerDuty = pagerDuty;
  }

  List<GuideStep> steps() {
    String person = person();
    String channel = channel();
    String service = pagerDuty.services().stream().map(PageState.PagerDutyService::htmlUrl).findFirst().orElse("the address of a service");
    return List.of(
        new GuideStep(
            "link",
            "Link your PagerDuty account",
            "As " + person + ", open the chat with Muster, write linkUser and follow the private link that comes back.",
            standing.somebodyIsLinked()),
        new GuideStep("connect", "Connect a service", "In the channel " + channel + ", write @Muster connect " + service + ".", !standing.mappings().isEmpty()),
        new GuideStep(
            "trigger",
            "Trigger an incident",
            "In PagerDuty, choose Trigger incident and give it a title; its card comes up in " + channel + ".",
            standing.incidentKnown() && (standing.cardShown() || standing.mappings().isEmpty())),
        new GuideStep(
            "acknowledge", "Acknowledge it from Teams", "On the card in " + channel + ", press Acknowledge; PagerDuty then shows who did it.", standing.done("acknowledge")),
        new GuideStep("resolve", "Resolve it from Teams", "On the same card, press Resolve; card and PagerDuty both say so.", standing.done("resolve")));
  }

  /** Somebody who is linked already, or else the first to whom PagerDuty knows a namesake. */
  private String person() {
    return people.stream()
        .filter(PageState.Person::linked)
        .findFirst()
        .or(() -> people.stream().filter(person -> pagerDuty.users().stream().anyMatch(user -> user.name().equals(person.name()))).findFirst())
        .or(() -> people.stream().findFirst())
        .map(PageState.Person::name)
        .orElse("one of the people");
  }

  /** The one that is connected, or else the first in which Muster is installed and that is not the general one. */
  private String channel() {
    Optional<String> mapped = standing.mappings().stream().map(Standing.Mapping::conversation).findFirst();
    return channels()
        .filter(channel -> mapped.map(channel.id()::equals).orElse(channel.installed() && !channel.name().equals("General")))
        .findFirst()
        .map(PageState.Channel::name)
        .orElse("that you like");
  }

  private Stream<PageState.Channel> channels() {
    return teams.stream().flatMap(team -> team.channels().stream());
  }
}
