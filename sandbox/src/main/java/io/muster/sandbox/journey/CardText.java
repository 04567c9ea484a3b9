package io.muster.sandbox.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An Adaptive Card as lines of text, the way a person reads it from top to bottom. */
final class CardText {
  private static final int WIDTH = 74;
  private static final Pattern TIME = Pattern.compile("\\{\\{(TIME|DATE)\\(([^,)]+)[^)]*\\)}}");
  private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ROOT);

  private CardText() {}

  /** The card in a frame; every line is at most 78 characters wide. */
  static List<String> framed(JsonNode card) {
    List<String> content = new ArrayList<>();
    card.path("body").forEach(element -> element(element, content));
    card.path("actions").forEach(action -> content.add(button(action)));
    List<String> framed = new ArrayList<>();
    framed.add("┌" + "─".repeat(WIDTH + 2) + "┐");
    content.stream().flatMap(line -> wrapped(line).stream()).forEach(line -> framed.add("│ " + pad(line) + " │"));
    framed.add("└" + "─".repeat(WIDTH + 2) + "┘");
    return framed;
  }

  /** Teams writes times in the reader's zone; so does this. */
  private static String timed(String text) {
    Matcher token = TIME.matcher(text);
    return token.replaceAll(
        found -> (found.group(1).equals("TIME") ? CLOCK : DAY).format(Instant.parse(found.group(2)).atZone(ZoneId.systemDefault())));
  }

  private static void element(JsonNode element, List<String> out) {
    switch (element.path("type").asText()) {
      case "TextBlock" -> out.add(timed(element.path("text").asText()));
      case "RichTextBlock" -> out.add(inlines(element));
      case "FactSet" -> element.path("facts").forEach(fact -> out.add("  %-18s %s".formatted(fact.path("title").asText(), timed(fact.path("value").asText()))));
      case "ColumnSet" -> out.add(columns(element));
      case "Container" -> element.path("items").forEach(item -> element(item, out));
      case "ActionSet" -> out.add(buttons(element));
      default -> out.add("(" + element.path("type").asText() + ")");
    }
  }

  private static String columns(JsonNode set) {
    List<String> columns = new ArrayList<>();
    set.path("columns")
        .forEach(
            column -> {
              List<String> inside = new ArrayList<>();
              column.path("items").forEach(item -> element(item, inside));
              columns.add(String.join(" ", inside));
            });
    return String.join("   ", columns);
  }

  private static String inlines(JsonNode block) {
    StringBuilder text = new StringBuilder();
    block.path("inlines").forEach(inline -> text.append(inline.isTextual() ? inline.asText() : inline.path("text").asText()));
    return text.toString();
  }

  private static String buttons(JsonNode set) {
    List<String> buttons = new ArrayList<>();
    set.path("actions").forEach(action -> buttons.add(button(action)));
    return String.join(" ", buttons);
  }

  private static String button(JsonNode action) {
    return "[ " + action.path("title").asText() + " ]";
  }

  private static List<String> wrapped(String line) {
    List<String> lines = new ArrayList<>();
    String rest = line;
    while (rest.length() > WIDTH) {
      int space = rest.lastIndexOf(' ', WIDTH);
      int cut = space > WIDTH / 2 ? space : WIDTH;
      lines.add(rest.substring(0, cut));
      rest = rest.substring(cut).stripLeading();
    }
    lines.add(rest);
    return lines;
  }

  private static String pad(String line) {
    return line + " ".repeat(Math.max(0, WIDTH - line.length()));
  }
}
