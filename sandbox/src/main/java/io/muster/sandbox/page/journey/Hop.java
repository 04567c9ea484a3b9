package io.muster.sandbox.page.journey;

import java.util.List;

/**
 * One hop as the page shows it.
 *
 * @param at RFC 3339
 * @param who a person, a vendor, or a part of Muster as people call it
 * @param step a word of {@link Step}
 * @param trace null where the record carries none
 * @param sinceFirstMillis since the first hop of the journey
 * @param spans where its time went; empty where it has no trace or nothing is known of it
 */
public record Hop(String at, String step, String who, String title, String detail, String why, String reference, String trace, long sinceFirstMillis, List<HopSpans.Part> spans) {

  static Hop of(Moment moment, Moment first, Names names, HopSpans spans) {
    Told told = moment.words().apply(names);
    return new Hop(
        moment.at().toString(),
        moment.step().word(),
        Who.named(moment.who()),
        told.title(),
        told.detail(),
        told.why(),
        moment.reference(),
        moment.trace().isEmpty() ? null : moment.traceId(),
        moment.at().toEpochMilli() - first.at().toEpochMilli(),
        spans.of(moment));
  }
}
