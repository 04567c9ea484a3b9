package io.muster.kit.deadletter;

import io.muster.kit.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What came of replaying some of what is kept for operators.
 *
 * @param replayed how many are dealt with
 * @param stillFailing those that stay, with the reason
 * @param <I> what names one
 */
public record Replayed<I>(int replayed, List<Still<I>> stillFailing) {

  /** One that stays. */
  public record Still<I>(I id, String why) {}

  /**
   * Replays these in their order; one that stays holds up none.
   *
   * @param replay of one; a {@link Problem} says why it stays
   */
  public static <I> Replayed<I> each(List<I> ids, Consumer<I> replay) {
    List<Still<I>> still = new ArrayList<>();
    for (I id : ids) {
      try {
        replay.accept(id);
      } catch (Problem e) {
        still.add(new Still<>(id, e.detail().orElse(e.type().title())));
      }
    }
    return new Replayed<>(ids.size() - still.size(), still);
  }
}
