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
    return UUID.nameUUIDFromBytes(("again\n" + earlier).getBytes(StandardCharsets.UTF_8)).toString();
  }

  /**
   * @param revision what the presser saw
   * @param dialog the id given when the dialog was opened; it alone tells one filling-in from another
   */
  public static String of(SubjectId subject, String verb, long revision, PersonId person, Optional<String> dialog) {
    String what = dialog.map(id -> "dialog\n" + id + "\n" + person.key())
        .orElseGet(() -> String.join("\n", "button", subject.key(), verb, Long.toString(revision), person.key()));
    return UUID.nameUUIDFromBytes(what.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
