package io.muster.standins.pagerduty.oauth;

import io.muster.standins.pagerduty.account.Account;
import java.util.List;
import java.util.Set;

/**
 * An app registered in PagerDuty with Scoped OAuth.
 *
 * @param name         as the consent page shows it
 * @param clientId     public
 * @param clientSecret secret
 * @param home         the account that registered it, and so has granted it access
 * @param redirectUris where codes may go, compared character by character
 * @param scopes       what it may ask for
 */
public record OAuthApp(String name, String clientId, String clientSecret, Account home, List<String> redirectUris,
        Set<String> scopes) {
}
