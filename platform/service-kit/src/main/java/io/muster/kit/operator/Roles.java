package io.muster.kit.operator;

import java.util.Set;

/** What operators may be; the names of the app roles and of the roles in {@code @RolesAllowed}. */
public final class Roles {
  /** May change everything, tokens included. */
  public static final String ADMINISTRATOR = "administrator";

  /** May change what is connected, routed and shown. */
  public static final String OPERATOR = "operator";

  /** May read everything that is not secret. */
  public static final String AUDITOR = "auditor";

  /** All of them. */
  public static final Set<String> ALL = Set.of(ADMINISTRATOR, OPERATOR, AUDITOR);

  private Roles() {}
}
