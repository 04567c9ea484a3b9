package io.muster.sandbox.page.live;

import java.util.Optional;

/**
 * Something that the page shows is no longer as it was.
 *
 * @param conversation the only conversation that it is about; empty when there are several, or none
 * @param incident the only incident that it is about; empty when there are several, or none
 */
public record Changed(Area area, Optional<String> conversation, Optional<String> incident) {

  /** Anything in this area. */
  public static Changed in(Area area) {
    return new Changed(area, Optional.empty(), Optional.empty());
  }

  /** Something of this incident. */
  public static Changed incident(Area area, String incident) {
    return new Changed(area, Optional.empty(), Optional.of(incident));
  }

  /** Something in this conversation. */
  public static Changed conversation(String conversation) {
    return new Changed(Area.TEAMS, Optional.of(conversation), Optional.empty());
  }

  /** Both in one; where they are about different things, it is about the whole area. */
  Changed with(Changed other) {
    return new Changed(area, same(conversation, other.conversation), same(incident, other.incident));
  }

  private static Optional<String> same(Optional<String> one, Optional<String> other) {
    return one.equals(other) ? one : Optional.empty();
  }
}
