package io.muster.bot.inbound;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a person asked the bot in a message. */
public sealed interface PersonSaid {

  /** Show a service here. */
  record Connect(String address, boolean showOpen) implements PersonSaid {}

  /** Stop showing a service here. */
  record Disconnect(String address) implements PersonSaid {}

  /** Link my account; the word names which, where a tenant has several. */
  record Link(Optional<String> account) implements PersonSaid {}

  /** Forget my account. */
  record Unlink(Optional<String> account) implements PersonSaid {}

  /** What can you do? */
  record Help() implements PersonSaid {}

  /** Why is it here, or not? By number or address; empty: the card under which it was written. */
  record Why(Optional<String> word) implements PersonSaid {}

  /** A command that lacks its address. */
  record AddressMissing(String command) implements PersonSaid {}

  /** Something that Muster does not understand. */
  record Unknown() implements PersonSaid {}

  Pattern MENTION = Pattern.compile("<at\\b[^>]*>.*?</at>", Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"')\\]]+", Pattern.CASE_INSENSITIVE);

  /** Reads a message's text as Teams sends it: with the mention, non-breaking blanks and perhaps markup around an address. */
  static PersonSaid of(String text) {
    String plain = MENTION.matcher(text).replaceAll(" ").replace("&nbsp;", " ").replace('\u00A0', ' ').replace("&amp;", "&")
        .replaceAll("\\s+", " ").strip();
    String word = plain.split(" ", 2)[0].toLowerCase(Locale.ROOT);
    String rest = plain.substring(word.length()).strip();
    return switch (word) {
      case "connect" -> address(rest).<PersonSaid>map(address -> new Connect(address, showsOpen(rest, address))).orElseGet(() -> new AddressMissing("connect"));
      case "disconnect" -> address(rest).<PersonSaid>map(Disconnect::new).orElseGet(() -> new AddressMissing("disconnect"));
      case "linkuser" -> new Link(firstWord(rest));
      case "unlinkuser" -> new Unlink(firstWord(rest));
      case "link" -> new Link(firstWord(withoutUser(rest)));
      case "unlink" -> new Unlink(firstWord(withoutUser(rest)));
      case "why", "why?" -> new Why(address(rest).or(() -> firstWord(rest)).map(meant -> meant.replaceAll("^#|[?.!]+$", "")).filter(meant -> !meant.isEmpty()));
      case "help", "hello", "hi", "?", "" -> new Help();
      default -> new Unknown();
    };
  }

  private static Optional<String> address(String rest) {
    Matcher found = ADDRESS.matcher(rest);
    if (!found.find()) {
      return Optional.empty();
    }
    try {
      return Optional.of(URI.create(found.group().replaceAll("[.,;:!?]+$", "")).toString());
    } catch (IllegalArgumentException noAddress) {
      return Optional.empty();
    }
  }

  private static boolean showsOpen(String rest, String address) {
    return List.of(rest.replace(address, " ").toLowerCase(Locale.ROOT).split("[^a-z]+")).contains("open");
  }

  private static String withoutUser(String rest) {
    return rest.replaceFirst("(?i)^user\\b", "");
  }

  private static Optional<String> firstWord(String rest) {
    return Stream.of(rest.strip().split(" ")).filter(word -> !word.isBlank()).findFirst();
  }
}
