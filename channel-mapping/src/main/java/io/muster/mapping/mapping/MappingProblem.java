package io.muster.mapping.mapping;

import io.muster.kit.problem.Refusal;

/** What can be wrong with a request about a mapping. */
final class MappingProblem {
  static final Refusal NO_SUCH_MAPPING = new Refusal(404, "no-such-mapping", "There is no such mapping.", "connecting");
  static final Refusal INCOMPLETE_MAPPING = new Refusal(400, "incomplete-mapping", "The mapping is not complete.", "connecting");

  private MappingProblem() {}
}
