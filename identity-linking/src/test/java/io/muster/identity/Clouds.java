package io.muster.identity;

import io.muster.identity.tool.acme.AcmeCloud;
import io.muster.standins.pagerduty.PagerDutyAccount;
import io.muster.standins.pagerduty.PagerDutyStandIn;
import io.muster.standins.pagerduty.account.Region;
import io.muster.standins.pagerduty.account.Service;
import io.muster.standins.pagerduty.account.TeamRole;
import io.muster.standins.pagerduty.account.User;
import io.muster.standins.pagerduty.account.UserRole;
import io.muster.standins.pagerduty.oauth.OAuthApp;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The incident tools as tests find them: PagerDuty with an account of some people, and Acme.
 *
 * @param grace a manager
 * @param alan a responder
 * @param olga an observer, who may do nothing
 * @param hooks where the tools deliver to
 */
public record Clouds(
    PagerDutyStandIn pagerDuty, PagerDutyAccount account, OAuthApp app, Service storage, User grace, User alan, User olga, AcmeCloud acme, Hooks hooks) {
  /** The account's subdomain. */
  public static final String SUBDOMAIN = "globex";

  private static final Set<String> SCOPES = Set.of("incidents.read", "incidents.write", "services.read", "users.read");

  static Clouds open(String callback) {
    PagerDutyStandIn pagerDuty = PagerDutyStandIn.start(PagerDutyStandIn.Options.defaults());
    PagerDutyAccount account = pagerDuty.openAccount(SUBDOMAIN, Region.EU);
    User grace = account.user("Grace Hopper", "grace@globex.example.com", UserRole.USER);
    User alan = account.user("Alan Turing", "alan@globex.example.com", UserRole.LIMITED_USER);
    User olga = account.user("Olga Observer", "olga@globex.example.com", UserRole.OBSERVER);
    var team = account.team("Storage team", Map.of(alan, TeamRole.RESPONDER));
    Service storage = account.service("Storage", account.policy("Everybody", List.of(List.of(alan)), team), team);
    OAuthApp app = pagerDuty.registerApp("Muster", account, List.of(callback), SCOPES);
    return new Clouds(pagerDuty, account, app, storage, grace, alan, olga, AcmeCloud.start(), Hooks.open());
  }

  void close() {
    pagerDuty.close();
    acme.close();
    hooks.close();
  }
}
