package io.muster.sandbox.page.journey;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A revision of the incident on the card of a conversation: it links what was to be shown with what was sent. */
record CardShown(long revision, String conversation) {
  private static final Pattern LINK = Pattern.compile("(\\d{1,18}) in (.+)");

  /** As the link of a moment. */
  String link() {
    return revision + " in " + conversation;
  }

  /** From such a link; empty for any other. */
  static Optional<CardShown> of(String link) {
    Matcher matcher = LINK.matcher(link);
    return matcher.matches() ? Optional.of(new CardShown(Long.parseLong(matcher.group(1)), matcher.group(2))) : Optional.empty();
  }
}
