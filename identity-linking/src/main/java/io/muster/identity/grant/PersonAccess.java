package io.muster.identity.grant;

import io.muster.identity.person.LinkedPerson;
import io.muster.identity.tool.AccessToken;

/** Whether Muster may act as a person now. */
public sealed interface PersonAccess {

  /**
   * It may, with this token.
   *
   * @param version of the grant: what to name when the tool does not accept the token after all
   */
  record Usable(LinkedPerson who, AccessToken token, long version) implements PersonAccess {}

  /** The person never linked, or unlinked. */
  record NotLinked() implements PersonAccess {}

  /** The person linked once, but the tool no longer honours it. */
  record Expired() implements PersonAccess {}
}
