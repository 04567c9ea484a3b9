package io.muster.contracts.incident;

import java.util.List;
import java.util.Optional;

/**
 * One input that an action asks for.
 *
 * @param id the name under which the input is sent back
 * @param choices for {@link Kind#CHOICE}; a value and what the person reads
 * @param initial what is already known
 */
public record FormField(String id, String label, Kind kind, boolean required, Optional<String> initial, List<Choice> choices) {

  /** What sort of input. */
  public enum Kind {
    TEXT,
    MULTILINE,
    CHOICE,
    PERSON,
    NUMBER,
    DATE,
    TOGGLE
  }

  /** One thing to choose. */
  public record Choice(String value, String label) {}

  public FormField {
    initial = initial == null ? Optional.empty() : initial;
    choices = choices == null ? List.of() : List.copyOf(choices);
  }
}
