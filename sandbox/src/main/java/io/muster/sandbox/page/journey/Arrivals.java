package io.muster.sandbox.page.journey;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What came in, once for each event however often its webhook was sent: the first delivery that was kept, with what PagerDuty says of its attempts. */
final class Arrivals {
  private static final String TOOL = "PagerDuty";

  private Arrivals() {}

  /** The same moments, where those at which one event was received are one. */
  static List<Moment> folded(List<Moment> moments) {
    Map<String, List<Moment>> arrived = new LinkedHashMap<>();
    List<Moment> folded = new ArrayList<>();
    for (Moment moment : moments) {
      if (moment.step() == Step.RECEIVED && !moment.link().isEmpty() && !moment.link().equals(Moment.ROUTINE)) {
        arrived.computeIfAbsent(moment.link(), event -> new ArrayList<>()).add(moment);
      } else {
        folded.add(moment);
      }
    }
    arrived.values().forEach(ofOne -> folded.add(one(ofOne)));
    return folded;
  }

  private static Moment one(List<Moment> ofOne) {
    Optional<Moment> delivery = first(ofOne, false);
    Optional<Moment> attempts = first(ofOne, true);
    return delivery.map(kept -> attempts.map(told -> with(kept, told)).orElse(kept)).orElseGet(attempts::orElseThrow);
  }

  /** @param told by PagerDuty, not by Muster */
  private static Optional<Moment> first(List<Moment> ofOne, boolean told) {
    return ofOne.stream().filter(moment -> moment.who().equals(TOOL) == told).min(Comparator.comparing(Moment::at));
  }

  private static Moment with(Moment delivery, Moment attempts) {
    return new Moment(
        delivery.at(), delivery.step(), delivery.who(), delivery.reference(), delivery.trace(), delivery.link(), names -> joined(delivery.words().apply(names), attempts.words().apply(names)));
  }

  private static Told joined(Told delivery, Told attempts) {
    return new Told(delivery.title() + ". " + attempts.title(), delivery.detail() + " " + attempts.detail(), delivery.why() + " " + attempts.why());
  }
}
