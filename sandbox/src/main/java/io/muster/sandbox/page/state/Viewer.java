package io.muster.sandbox.page.state;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who the guide is about, and what that person reads in Teams.
 *
 * @param person empty while Teams has nobody
 * @param chosen whether somebody chose this person; otherwise the guide proposes one, and what anybody did counts
 * @param places the conversations of several people that the person reads
 */
record Viewer(Optional<PageState.Person> person, boolean chosen, List<Place> places) {

  /** A channel or a group chat. */
  record Place(String id, String name, boolean installed) {}

  /**
   * @param as object id or sign-in name of the chosen person; somebody is proposed where it is nobody's
   */
  static Viewer of(Optional<String> as, List<PageState.Person> people, List<PageState.Team> teams, List<PageState.Chat> chats, PageState.PagerDutyAccount pagerDuty) {
    Optional<PageState.Person> wanted = as.flatMap(id -> people.stream().filter(one -> one.id().equals(id) || one.userPrincipalName().equalsIgnoreCase(id)).findFirst());
    Optional<PageState.Person> person = wanted.or(() -> proposed(people, pagerDuty));
    Stream<Place> channels =
        teams.stream().flatMap(team -> team.channels().stream()).filter(channel -> reads(person, channel.members())).map(channel -> new Place(channel.id(), channel.name(), channel.installed()));
    Stream<Place> groups = chats.stream().filter(chat -> reads(person, chat.members())).map(chat -> new Place(chat.id(), chat.topic().isBlank() ? "the group chat" : chat.topic(), chat.installed()));
    return new Viewer(person, wanted.isPresent(), Stream.concat(channels, groups).toList());
  }

  /** Whose attempts count: of anybody where nobody was chosen. */
  Optional<String> whose() {
    return chosen ? person.map(PageState.Person::id) : Optional.empty();
  }

  boolean linked() {
    return person.map(PageState.Person::linked).orElse(false);
  }

  /** A conversation of this person's; empty where the person does not read it. */
  Optional<Place> place(String id) {
    return places.stream().filter(place -> place.id().equals(id)).findFirst();
  }

  /** Where this person would connect a service: where Muster is installed, the general channel last. */
  Optional<Place> whereToConnect() {
    List<Place> installed = places.stream().filter(Place::installed).toList();
    return installed.stream().filter(place -> !place.name().equals("General")).findFirst().or(() -> installed.stream().findFirst());
  }

  /** The text as it is for this person; told with the name where the person was not chosen. */
  String told(String text) {
    return chosen || person.isEmpty() ? text : "As " + person.get().name() + ": " + text;
  }

  /** Somebody who is linked already, or else the first to whom PagerDuty knows a namesake. */
  private static Optional<PageState.Person> proposed(List<PageState.Person> people, PageState.PagerDutyAccount pagerDuty) {
    return people.stream()
        .filter(PageState.Person::linked)
        .findFirst()
        .or(() -> people.stream().filter(person -> pagerDuty.users().stream().anyMatch(user -> user.name().equals(person.name()))).findFirst())
        .or(() -> people.stream().findFirst());
  }

  private static boolean reads(Optional<PageState.Person> person, List<String> members) {
    return person.map(one -> members.contains(one.id())).orElse(true);
  }
}
