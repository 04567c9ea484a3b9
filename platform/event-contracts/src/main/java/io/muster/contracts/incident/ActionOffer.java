package io.muster.contracts.incident;

import java.util.List;
import java.util.Optional;

/**
 * What can be done to a subject now, as the tool offers it. Whoever shows it needs to know nothing about the tool.
 *
 * @param id stable while the offer means the same
 * @param verb a word of ours ({@code acknowledge}, {@code resolve}, {@code note} …) or one that the tool defined
 * @param label what the button says
 * @param weight where it belongs
 * @param confirmation asked once before it is done, where it is dangerous
 * @param form what must be filled in; empty for a plain button
 * @param answer whether the tool answers at once or later
 * @param undo the verb that takes it back, where the tool can
 * @param undoWarning what undoing would set off again (whom it pages), if anything
 */
public record ActionOffer(
    String id,
    String verb,
    String label,
    Weight weight,
    Optional<String> confirmation,
    List<FormField> form,
    Answer answer,
    Optional<String> undo,
    Optional<String> undoWarning) {

  /** The one wanted most, at most two beside it, and the rest. */
  public enum Weight {
    FIRST,
    BESIDE,
    MORE
  }

  /** When the tool tells what came of it. */
  public enum Answer {
    AT_ONCE,
    LATER
  }

  public ActionOffer {
    confirmation = confirmation == null ? Optional.empty() : confirmation;
    form = form == null ? List.of() : List.copyOf(form);
    answer = answer == null ? Answer.AT_ONCE : answer;
    undo = undo == null ? Optional.empty() : undo;
    undoWarning = undoWarning == null ? Optional.empty() : undoWarning;
  }

  /** A plain button that is answered at once. */
  public static ActionOffer button(String verb, String label, Weight weight) {
    return new ActionOffer(
        verb, verb, label, weight, Optional.empty(), List.of(), Answer.AT_ONCE, Optional.empty(), Optional.empty());
  }
}
