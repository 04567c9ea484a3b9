package io.muster.mapping.mapping;

import io.muster.kit.problem.ProblemType;

/** What can be wrong with a request about a mapping. */
public enum MappingProblem implements ProblemType {
  NO_SUCH_MAPPING(404, "no-such-mapping", "There is no such mapping."),
  INCOMPLETE_MAPPING(400, "incomplete-mapping", "The mapping is not complete.");

  private final int status;
  private final String code;
  private final String title;

  MappingProblem(int status, String code, String title) {
    this.status = status;
    this.code = code;
    this.title = title;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public String anchor() {
    return "docs/runbooks/connecting.md#" + code;
  }
}
