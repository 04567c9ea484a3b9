package io.muster.bot.card;

import static io.muster.bot.card.CardJson.column;
import static io.muster.bot.card.CardJson.columns;
import static io.muster.bot.card.CardJson.container;
import static io.muster.bot.card.CardJson.small;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.contracts.incident.Facet;
import io.muster.contracts.incident.Incident;
import io.muster.contracts.incident.Rank;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The coloured band: the state in words, priority and urgency, the number at the right. Never colour alone. */
final class StatusBand {
  private StatusBand() {}

  static ObjectNode of(Incident incident) {
    return of(style(incident), word(incident), beside(incident), number(incident));
  }

  /** A band that tells nothing of the incident but a word. */
  static ObjectNode plain(String word) {
    return of("emphasis", word, "", "");
  }

  /** The band of a storm; {@code when} stands at the right. */
  static ObjectNode storm(String style, String word, String when) {
    return of(style, word, "", when);
  }

  private static ObjectNode of(String style, String word, String beside, String number) {
    var line = new ArrayList<ObjectNode>();
    line.add(column("auto", small(word).put("weight", "Bolder")));
    if (!beside.isEmpty()) {
      line.add(column("auto", small(beside).put("weight", "Bolder")));
    }
    if (!number.isEmpty()) {
      line.add(column("stretch", small(number).put("isSubtle", true).put("horizontalAlignment", "Right")));
    }
    return container(style, List.of(columns(line.toArray(ObjectNode[]::new)))).put("bleed", true).put("spacing", "None");
  }

  static String word(Incident incident) {
    return incident.status().mergedInto().isPresent() ? "MERGED" : incident.status().phase().name();
  }

  private static String style(Incident incident) {
    return switch (incident.status().phase()) {
      case TRIGGERED -> "attention";
      case ACKNOWLEDGED -> "warning";
      case RESOLVED -> "good";
      case CLOSED -> "emphasis";
    };
  }

  private static String beside(Incident incident) {
    var words = new ArrayList<String>();
    Facet.Status status = incident.status();
    if (status.word() != null && !status.word().isBlank() && !status.word().equalsIgnoreCase(status.phase().name())
        && status.mergedInto().isEmpty()) {
      words.add(CardText.of(status.word(), 40));
    }
    incident.classification().priority().map(Rank::name).ifPresent(name -> words.add(CardText.of(name, 30)));
    if (status.phase().open()) {
      incident.classification().urgency().map(Rank::name).ifPresent(name -> words.add(CardText.of(urgency(name), 40)));
    }
    return String.join(" · ", words);
  }

  private static String urgency(String name) {
    String words = name.toLowerCase(Locale.ROOT).contains("urgency") ? name : name + " urgency";
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** The number as a person says it, safe for a card; empty where there is none. */
  static String number(Incident incident) {
    String number = incident.reference() == null || incident.reference().number() == null ? "" : incident.reference().number();
    boolean counts = !number.isEmpty() && number.chars().allMatch(Character::isDigit);
    // Escaped by hand: a line that begins with # and no blank is no heading, in no dialect.
    return counts ? "#" + number : CardText.of(number, 30);
  }
}
