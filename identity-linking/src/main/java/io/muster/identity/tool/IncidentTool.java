package io.muster.identity.tool;

import io.muster.contracts.identity.IdentityState;
import io.muster.contracts.incident.Observation;
import io.muster.contracts.incident.SubjectId;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * All that identity-linking needs of an incident tool. Each tool is one package with one bean of this type; nothing else names a tool.
 *
 * <p>Calls block (they run on virtual threads), have their own deadline and end in a value or a {@link ToolFailure}.
 */
public interface IncidentTool {

  /** The tool's word and title and the patterns of its pages, as the other services learn them. */
  IdentityState.Tool description();

  /** Where people meet this account. */
  URI web(ToolAccount account);

  /** Whether the tool has such a region; the text for the operator says which there are. */
  Optional<String> regionProblem(String region);

  /** The authorisation server of this account. */
  Authorisation authorisation(ToolAccount account);

  /** Whose token this is. */
  ToolUser whoAmI(ToolAccount account, AccessToken token);

  /** What this user may set up in Muster. */
  IdentityState.Rights rights(ToolUser user);

  /** Everything that the tool tells about a subject, versioned by the tool's clock. */
  Observation read(ToolAccount account, SubjectId subject, AccessToken token);

  /**
   * One page of what is open, oldest first; empty where the tool has no such list.
   *
   * @param page empty for the first one, then what the page before told
   */
  default Optional<OpenPage> open(ToolAccount account, AccessToken token, Optional<String> page) {
    return Optional.empty();
  }

  /** The webhook subscriptions of the tool, where its API lets them be looked after. */
  default Optional<ToolSubscriptions> subscriptions() {
    return Optional.empty();
  }

  /** What the account holds. */
  Catalogue catalogue(ToolAccount account, AccessToken token);

  /** Whether the tool can do this at all. */
  boolean knows(String verb);

  /** Whether asking the tool twice for this does the same as asking once. */
  boolean repeatable(String verb);

  /** Does it as this user. */
  Outcome perform(ToolAccount account, ActionRequest request, ToolUser as, AccessToken token);

  /**
   * After a call whose answer was lost: looks whether it was done. Asked for verbs that are not {@link #repeatable} only.
   *
   * @param startedAt when the call began, by our clock
   * @return what came of it; empty where it certainly was not done and may be tried again
   */
  Optional<Outcome> readBack(ToolAccount account, ActionRequest request, ToolUser as, AccessToken token, Instant startedAt);
}
