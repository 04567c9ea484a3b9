package io.muster.contracts.incident;

import com.fasterxml.jackson.annotation.JsonEnumDefaultValue;
import java.util.List;

/**
 * Who may know of a subject. Unknown is treated as private: nothing is shown, counted, searched or explained to anybody else.
 *
 * @param members who may see a private one; empty for a public one
 */
public record Visibility(Kind kind, List<Actor> members) {

  /** Public, private, or not told yet. */
  public enum Kind {
    PUBLIC,
    PRIVATE,
    @JsonEnumDefaultValue
    UNKNOWN
  }

  public static final Visibility PUBLIC = new Visibility(Kind.PUBLIC, List.of());
  public static final Visibility UNKNOWN = new Visibility(Kind.UNKNOWN, List.of());

  public Visibility {
    kind = kind == null ? Kind.UNKNOWN : kind;
    members = members == null ? List.of() : List.copyOf(members);
  }

  /** Whether it may be shown to everybody in a mapped conversation. */
  public boolean open() {
    return kind == Kind.PUBLIC;
  }
}
