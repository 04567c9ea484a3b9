package io.muster.bot.card;

import static io.muster.bot.card.CardJson.heading;
import static io.muster.bot.card.CardJson.small;
import static io.muster.bot.card.CardJson.subtle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.bot.card.CardJson.Fact;
import io.muster.contracts.incident.Facet;
import io.muster.contracts.incident.Incident;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * What the dialog behind More shows: everything that a card has no room for, and the other actions. Shortened gracefully when Teams
 * would not take it: oldest notes first, then long texts, never the actions.
 */
public final class DetailsCard {
  /** Teams takes about 100 KB counted in UTF-16; the rest of a message needs room, too. */
  public static final int LARGEST_UTF16 = 80 * 1024;

  private static final int NOTES = 50;
  private static final int LONGEST_TEXT = 4000;

  private final CardContent shown;
  private final Incident incident;

  private DetailsCard(CardContent shown) {
    this.shown = shown;
    this.incident = shown.incident();
  }

  /** The content of the dialog, at most {@value #LARGEST_UTF16} bytes in UTF-16. */
  public static ObjectNode of(CardContent shown) {
    var details = new DetailsCard(shown);
    int notes = NOTES;
    int text = LONGEST_TEXT;
    ObjectNode card = details.card(notes, text);
    while (isTooLarge(card) && text > 40) {
      if (notes > 1) {
        notes = Math.min(notes, details.incident.notes().size()) - 1;
      } else {
        text /= 2;
      }
      card = details.card(Math.max(1, notes), text);
    }
    return card;
  }

  /** Writing a card only to count takes as long as making it; a look at its texts tells enough of most. */
  private static boolean isTooLarge(ObjectNode card) {
    return CardJson.charactersAtMost(card) * Character.BYTES > LARGEST_UTF16 && sizeOf(card) > LARGEST_UTF16;
  }

  /** Bytes as Teams counts them. */
  public static int sizeOf(ObjectNode card) {
    return card.toString().length() * Character.BYTES;
  }

  private ObjectNode card(int notes, int longest) {
    var body = new ArrayList<ObjectNode>();
    body.add(StatusBand.of(incident));
    body.add(heading(CardText.of(incident.title(), 300)));
    texts(body, longest);
    section(body, "Responders", responders(longest));
    section(body, "Fields", fields(longest));
    section(body, "Tasks", tasks(longest));
    lines(body, "Status updates", incident.statusUpdates().stream()
        .sorted(Comparator.comparing(Facet.StatusUpdate::at).reversed()).limit(10)
        .map(u -> quote(u.text(), u.author().map(CardFacts::name).orElse(""), CardTime.at(u.at(), shown.now()), longest)).toList());
    lines(body, "Notes", incident.notes().stream()
        .sorted(Comparator.comparing(Facet.Note::at).reversed()).limit(notes)
        .map(n -> quote(n.text(), n.author().map(CardFacts::name).orElse(""), CardTime.at(n.at(), shown.now()), longest)).toList());
    if (incident.notes().size() > notes) {
      body.add(subtle((incident.notes().size() - notes) + " older notes are in " + CardText.of(shown.toolTitle(), 40), "Small"));
    }
    lines(body, "Timeline", incident.timeline().reversed().stream().limit(20)
        .map(h -> small(CardTime.at(h.at(), shown.now()) + " · " + CardText.of(CardFacts.wording(h), Math.min(longest, 200))).put("spacing", "Small")).toList());
    List<ObjectNode> actions = new CardActions(shown).inDialog();
    if (!actions.isEmpty()) {
      body.add(CardJson.actions(actions));
    }
    return CardJson.card(body, "Details: " + CardText.label(incident.title(), 200));
  }

  private void texts(List<ObjectNode> body, int longest) {
    for (Facet.Purpose purpose : List.of(Facet.Purpose.DESCRIPTION, Facet.Purpose.IMPACT, Facet.Purpose.ROOT_CAUSE, Facet.Purpose.RESOLUTION)) {
      String text = incident.texts().get(purpose);
      if (text != null && !text.isBlank()) {
        lines(body, title(purpose), List.of(small(CardText.of(text, longest)).put("spacing", "Small")));
      }
    }
  }

  private static String title(Facet.Purpose purpose) {
    return switch (purpose) {
      case TITLE -> "Title";
      case DESCRIPTION -> "Description";
      case IMPACT -> "Impact";
      case ROOT_CAUSE -> "Root cause";
      case RESOLUTION -> "Resolution";
    };
  }

  private List<Fact> responders(int longest) {
    var facts = new ArrayList<Fact>();
    incident.people().lead().ifPresent(lead -> facts.add(new Fact("Lead", CardFacts.name(lead))));
    incident.people().roles().entrySet().stream().sorted(Map.Entry.comparingByKey()).limit(20)
        .forEach(role -> facts.add(new Fact(CardText.of(role.getKey(), 60), CardFacts.name(role.getValue()))));
    incident.people().responders().stream().limit(30)
        .forEach(r -> facts.add(new Fact(CardFacts.name(r.who()), CardFacts.reply(r.reply()) + r.message().map(m -> ": " + CardText.of(m, Math.min(longest, 200))).orElse(""))));
    return facts;
  }

  private List<Fact> fields(int longest) {
    var facts = new ArrayList<Fact>();
    incident.classification().type().ifPresent(type -> facts.add(new Fact("Type", CardText.of(type, 80))));
    incident.people().customer().ifPresent(customer -> facts.add(new Fact("Customer", CardText.of(customer, 80))));
    incident.alerts().ifPresent(alerts -> facts.add(new Fact("Alerts", alerts.firing() + " firing · " + alerts.resolved() + " resolved")));
    incident.snoozedUntil().ifPresent(until -> facts.add(new Fact("Snoozed until", CardTime.at(until, shown.now()))));
    incident.milestones().stream().limit(20).forEach(m -> facts.add(new Fact(CardText.of(m.name(), 60), CardTime.at(m.at(), shown.now()))));
    incident.classification().fields().stream().limit(40)
        .forEach(f -> f.value().ifPresent(v -> facts.add(new Fact(CardText.of(f.label(), 60), CardText.of(v, Math.min(longest, 300))))));
    incident.classification().labels().entrySet().stream().sorted(Map.Entry.comparingByKey()).limit(40)
        .forEach(label -> facts.add(new Fact(CardText.of(label.getKey(), 60), CardText.of(label.getValue(), Math.min(longest, 200)))));
    return facts;
  }

  private List<Fact> tasks(int longest) {
    return incident.tasks().stream().limit(30)
        .map(task -> new Fact(task.done() ? "Done" : CardText.of(task.word(), 40), CardText.of(task.title(), Math.min(longest, 200)) + task.assignee().map(a -> " · " + CardFacts.name(a)).orElse("")))
        .toList();
  }

  private static void section(List<ObjectNode> body, String title, List<Fact> facts) {
    if (!facts.isEmpty()) {
      body.add(small(title).put("weight", "Bolder").put("spacing", "Medium"));
      body.add(CardJson.facts(facts).put("spacing", "Small"));
    }
  }

  private static void lines(List<ObjectNode> body, String title, List<ObjectNode> lines) {
    if (!lines.isEmpty()) {
      body.add(small(title).put("weight", "Bolder").put("spacing", "Medium"));
      body.addAll(lines);
    }
  }

  private static ObjectNode quote(String text, String author, String when, int longest) {
    String who = author.isEmpty() ? when : author + " · " + when;
    return CardJson.container("emphasis", List.of(small("“" + CardText.of(text, longest) + "”"), subtle(who, "None"))).put("spacing", "Small");
  }
}
