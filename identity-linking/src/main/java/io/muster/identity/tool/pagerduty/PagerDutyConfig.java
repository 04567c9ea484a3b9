package io.muster.identity.tool.pagerduty;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.List;

/** Where PagerDuty is met. The defaults are PagerDuty's published addresses; the sandbox and tests give their own. */
@ConfigMapping(prefix = "muster.identity.tools.pagerduty")
public interface PagerDutyConfig {
  /** Base address of the REST API of the US service region. */
  @WithDefault("https://api.pagerduty.com")
  URI apiUs();

  /** Base address of the REST API of the EU service region. */
  @WithDefault("https://api.eu.pagerduty.com")
  URI apiEu();

  /** Where a person's browser is sent to authorise Muster. */
  @WithDefault("https://identity.pagerduty.com/oauth/authorize")
  URI authorise();

  /** Where codes, refresh tokens and client credentials become access tokens. */
  @WithDefault("https://identity.pagerduty.com/oauth/token")
  URI token();

  /** Pattern of the page of an account in the US service region. */
  @WithDefault("https://{account}.pagerduty.com")
  String webUs();

  /** Pattern of the page of an account in the EU service region. */
  @WithDefault("https://{account}.eu.pagerduty.com")
  String webEu();

  /** What a person's token must allow. */
  @WithDefault("incidents.read,incidents.write,users.read")
  List<String> personScopes();

  /** What the account's own token must allow, besides naming the account. */
  @WithDefault("incidents.read,services.read,users.read")
  List<String> accountScopes();

  /** What the account's own token should allow besides, so that Muster can look after webhook subscriptions; it does without where PagerDuty does not grant it. */
  @WithDefault("webhook_subscriptions.read,webhook_subscriptions.write")
  List<String> subscriptionScopes();
}
