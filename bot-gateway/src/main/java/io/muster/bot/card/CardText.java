package io.muster.bot.card;

import java.util.Locale;

/**
 * The one place where text that somebody else wrote becomes text of a card. Whatever it holds, it comes out as one line of plain
 * words: no Markdown, no link, no mention, no HTML, no template expression, no change of writing direction.
 *
 * <p>Teams renders Markdown in text blocks and facts, and expands {@code {{DATE()}}} there; button titles and notifications are plain.
 */
public final class CardText {
  private static final String MARKDOWN = "\\`*_[]<>~|&@{}";
  private static final String AT_START = "#+-=>.)!";

  private CardText() {}

  /**
   * Foreign text for a text block or a fact.
   *
   * @param longest in characters; what is longer ends in an ellipsis
   */
  public static String of(String foreign, int longest) {
    String line = label(foreign, longest);
    var safe = new StringBuilder(line.length() + 16);
    boolean start = true;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      boolean list = start && (AT_START.indexOf(c) >= 0);
      if (MARKDOWN.indexOf(c) >= 0 || list || opensLink(line, i)) {
        safe.append('\\');
      }
      safe.append(c);
      start = start && Character.isDigit(c);
    }
    return safe.toString();
  }

  /** Foreign text where Teams renders no Markdown: titles of buttons, the notification, choices. */
  public static String label(String foreign, int longest) {
    var line = new StringBuilder();
    foreign.codePoints().forEach(c -> append(line, c));
    String text = line.toString().strip();
    return text.length() <= longest ? text : cut(text, longest - 1).stripTrailing() + "…";
  }

  private static void append(StringBuilder line, int c) {
    if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.getType(c) == Character.CONTROL) {
      if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
        line.append(' ');
      }
    } else if (!hidden(c)) {
      line.appendCodePoint(c);
    }
  }

  /** Characters that nobody sees and that change how others read; the joiners of scripts and emoji stay. */
  private static boolean hidden(int c) {
    return switch (Character.getType(c)) {
      case Character.SURROGATE, Character.UNASSIGNED, Character.PRIVATE_USE -> true;
      case Character.FORMAT -> c != 0x200C && c != 0x200D;
      default -> false;
    };
  }

  /** Colons and dots at which some clients begin to see an address. */
  private static boolean opensLink(String line, int i) {
    char c = line.charAt(i);
    if (c == ':') {
      return i > 0 && Character.isLetter(line.charAt(i - 1)) && i + 1 < line.length() && line.charAt(i + 1) != ' ';
    }
    return c == '.' && i >= 3 && line.substring(i - 3, i).toLowerCase(Locale.ROOT).equals("www");
  }

  private static String cut(String text, int length) {
    return text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
  }
}
