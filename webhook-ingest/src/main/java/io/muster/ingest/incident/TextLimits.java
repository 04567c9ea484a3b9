package io.muster.ingest.incident;

import io.muster.contracts.incident.ClassificationFacet;
import io.muster.contracts.incident.Facet;

/**
 * How long a text may be, so that an incident fits into a record whatever a tool sends. Cut texts end in an ellipsis; notes and updates say that
 * they were shortened.
 */
final class TextLimits {
  static final int TITLE = 1_000;
  static final int TEXT = 16_000;
  static final int NOTE = 8_000;

  private TextLimits() {}

  static Facet of(Facet facet) {
    return switch (facet) {
      case Facet.Text text when text.purpose() == Facet.Purpose.TITLE -> new Facet.Text(text.purpose(), cut(text.text(), TITLE));
      case Facet.Text text -> new Facet.Text(text.purpose(), cut(text.text(), TEXT));
      case Facet.Note note when note.text().length() > NOTE ->
          new Facet.Note(note.id(), note.audience(), note.author(), note.at(), cut(note.text(), NOTE), true);
      case Facet.StatusUpdate update when update.text().length() > NOTE ->
          new Facet.StatusUpdate(update.id(), update.author(), update.at(), update.subject(), cut(update.text(), NOTE), true);
      case Facet.Happening event when event.text().length() > TITLE ->
          new Facet.Happening(event.id(), event.change(), event.by(), event.at(), cut(event.text(), TITLE));
      case ClassificationFacet.CustomField field -> new ClassificationFacet.CustomField(field.id(), cut(field.label(), TITLE), field.value().map(value -> cut(value, TITLE)));
      default -> facet;
    };
  }

  private static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    // Never between the two halves of one character.
    int end = Character.isHighSurrogate(text.charAt(most - 2)) ? most - 2 : most - 1;
    return text.substring(0, end) + "…";
  }
}
