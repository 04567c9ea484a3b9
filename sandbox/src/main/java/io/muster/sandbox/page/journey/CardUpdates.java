package io.muster.sandbox.page.journey;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.stream.Collectors;

/** Tells each update of a card by what is new on it, since one press alone brings several: that somebody is at it, what came of it, what can be undone. */
final class CardUpdates {
  private final NavigableMap<Long, String> news;
  private final Map<String, Long> shown = new HashMap<>();
  private Optional<String> presser = Optional.empty();

  private CardUpdates(NavigableMap<Long, String> news) {
    this.news = news;
  }

  /**
   * The same moments.
   *
   * @param moments in their order
   * @param news what changed with each revision of the incident; empty for what has no name
   */
  static List<Moment> told(List<Moment> moments, NavigableMap<Long, String> news) {
    CardUpdates updates = new CardUpdates(news);
    List<Moment> told = new ArrayList<>();
    moments.forEach(moment -> told.add(updates.told(moment)));
    return told;
  }

  private Moment told(Moment moment) {
    switch (moment.step()) {
      case PRESSED -> presser = Optional.of(moment.who());
      case ACTED -> presser = Optional.empty();
      case SENT -> {
        return CardShown.of(moment.link()).map(card -> sent(moment, card)).orElse(moment);
      }
      default -> {}
    }
    return moment;
  }

  private Moment sent(Moment moment, CardShown card) {
    Long before = shown.put(card.conversation(), card.revision());
    if (before == null) {
      return moment;
    }
    return card.revision() > before ? changed(moment, news(before, card.revision())) : redrawn(moment);
  }

  private String news(long before, long now) {
    String told = news.subMap(before, false, now, true).values().stream().filter(one -> !one.isEmpty()).distinct().collect(Collectors.joining(", "));
    return told.isEmpty() ? "details" : told;
  }

  private static Moment changed(Moment moment, String news) {
    return moment.reworded(told -> new Told(told.title() + ": " + news, told.detail(), told.why()));
  }

  private Moment redrawn(Moment moment) {
    String what = presser.map(name -> "under way by " + name).orElse("what can be undone");
    String why = presser.isPresent() ? "Everybody sees that somebody is at it, so that nobody does the same meanwhile." : "Of the incident nothing is new to it.";
    return moment.reworded(told -> new Told(told.title() + ": " + what, told.detail(), why));
  }
}
