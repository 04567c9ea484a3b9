package io.muster.mapping.why;

import java.util.List;
import java.util.Optional;

/**
 * Why a subject is or is not shown.
 *
 * @param revision the newest revision heard of; empty when none was, or when a conversation was asked about
 * @param summary in a sentence
 * @param decisions newest first
 */
public record WhyAnswer(Optional<Long> revision, String summary, List<Explanation> decisions) {
  public WhyAnswer {
    decisions = List.copyOf(decisions);
  }
}
