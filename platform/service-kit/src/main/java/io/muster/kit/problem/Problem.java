package io.muster.kit.problem;

import java.util.Objects;
import java.util.Optional;

/** A refusal on its way to whoever asked over HTTP. */
public final class Problem extends RuntimeException {
  private final Refusal type;
  private final Optional<String> detail;

  /** A refusal that its title explains. */
  public Problem(Refusal type) {
    this(type, null);
  }

  /**
   * @param detail one sentence for whoever asked: what is the matter and what to do; no secret, no payload, no exception's text
   */
  public Problem(Refusal type, String detail) {
    super(type.code(), null, false, false);
    this.type = Objects.requireNonNull(type, "type");
    this.detail = Optional.ofNullable(detail);
  }

  /** What sort of refusal. */
  public Refusal type() {
    return type;
  }

  /** What is the matter in this case. */
  public Optional<String> detail() {
    return detail;
  }
}
