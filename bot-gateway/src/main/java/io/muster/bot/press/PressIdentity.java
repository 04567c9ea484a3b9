package io.muster.bot.press;

import io.muster.contracts.incident.PersonId;
import io.muster.contracts.incident.SubjectId;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** The same press, however often Teams or a finger repeats it, has the same id. */
public final class PressIdentity {
  private PressIdentity() {}

  /** The id of pressing again after an earlier press came to nothing. */
  public static String again(String earlier) {
    return named("again\n" + earlier);
  }

  /** The id of what was filled in: the id given when the dialog was opened alone tells one filling-in from another. */
  public static String ofDialog(String dialog, PersonId person) {
    return named("dialog\n" + dialog + "\n" + person.key());
  }

  /**
   * The id of a press.
   *
   * @param revision what the presser saw
   * @param dialog the id given when the dialog was opened; empty for a button
   */
  public static String of(SubjectId subject, String verb, long revision, PersonId person, Optional<String> dialog) {
    return dialog.map(id -> ofDialog(id, person))
        .orElseGet(() -> named(String.join("\n", "button", subject.key(), verb, Long.toString(revision), person.key())));
  }

  private static String named(String what) {
    return UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
