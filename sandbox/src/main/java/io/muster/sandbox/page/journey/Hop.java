package io.muster.sandbox.page.journey;

/**
 * One hop as the page shows it.
 *
 * @param at RFC 3339
 * @param who a person, a vendor, or a part of Muster as people call it
 * @param step a word of {@link Step}
 * @param trace null where the record carries none
 * @param sinceFirstMillis since the first hop of the journey
 */
public record Hop(String at, String step, String who, String title, String detail, String why, String reference, String trace, long sinceFirstMillis) {

  static Hop of(Moment moment, Moment first, Names names) {
    Told told = moment.words().apply(names);
    return new Hop(
        moment.at().toString(),
        moment.step().word(),
        Who.named(moment.who()),
        told.title(),
        told.detail(),
        told.why(),
        moment.reference(),
        moment.trace().isEmpty() ? null : moment.trace(),
        moment.at().toEpochMilli() - first.at().toEpochMilli());
  }
}
