package io.muster.identity.tool;

import io.muster.kit.secret.Secret;
import java.net.URI;
import java.util.List;

/** A tool's webhook subscriptions, looked after with the account's own token. Calls end in a value or a {@link ToolFailure}. */
public interface ToolSubscriptions {

  /**
   * One subscription.
   *
   * @param url where it delivers to
   * @param active false where somebody switched it off
   * @param disabled whether the tool itself has stopped it because deliveries were refused
   */
  record Known(String id, URI url, boolean active, boolean disabled) {}

  /** A new one; the tool tells its secret this once. */
  record Made(String id, Secret secret) {}

  /** What the account's token must allow for this, for the operator. */
  List<String> scopes();

  /** All of the account. */
  List<Known> list(ToolAccount account, AccessToken token);

  /** Lets one deliver again that the tool had stopped. */
  void enable(ToolAccount account, AccessToken token, String id);

  /** Makes one for everything that Muster understands, of the whole account. Not repeatable. */
  Made make(ToolAccount account, AccessToken token, URI url);

  /** Takes one away; one that is not there is no failure. */
  void remove(ToolAccount account, AccessToken token, String id);
}
