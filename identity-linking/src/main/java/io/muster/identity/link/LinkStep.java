package io.muster.identity.link;

import java.net.URI;

/** What a browser is shown next. */
public sealed interface LinkStep {

  /**
   * The page that names the person in Teams and asks to continue.
   *
   * @param signIn where the tool's sign-in is
   */
  record Confirm(String personName, String toolTitle, String accountTitle, URI signIn) implements LinkStep {}

  /** On to the tool's own sign-in. */
  record Leave(URI to) implements LinkStep {}

  /** It is done; the page that names both persons. */
  record Linked(String personName, String toolTitle, String accountTitle, String userName) implements LinkStep {}

  /** It is not done. */
  record Refused(LinkRefusal reason) implements LinkStep {}
}
