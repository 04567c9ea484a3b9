package io.muster.sandbox.page;

import io.muster.sandbox.Installation;
import io.muster.sandbox.Machine;
import io.muster.sandbox.Web;
import io.muster.sandbox.trace.SpanStore;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What the page stands on: where everything that it shows is, and how to ask it.
 *
 * @param web HTTP that trusts the certificates of all of it
 * @param kafka bootstrap servers
 * @param services base address of each service by its name, in the order in which an incident travels
 * @param operatorToken gets a new administrator's token for the services' operator APIs
 * @param microsoft the tenant and its Teams
 * @param pagerDuty the account
 * @param spans of all services
 */
public record PageWorld(Web web, String kafka, Map<String, String> services, Supplier<String> operatorToken, MicrosoftSide microsoft, PagerDutySide pagerDuty, SpanStore spans) {

  /**
   * The tenant and its Teams.
   *
   * @param control address of the surface from which its people are played
   */
  public record MicrosoftSide(String tenant, String tenantName, String botAppId, String botName, String control) {}

  /**
   * The account.
   *
   * @param control address of the surface from which its people are played
   */
  public record PagerDutySide(String subdomain, String control) {}

  public PageWorld {
    services = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(services));
  }

  /** What a running machine has, whose spans nobody takes. */
  public static PageWorld of(Machine machine, String tenantName) {
    return of(machine, tenantName, new SpanStore());
  }

  /** What a running machine has. */
  public static PageWorld of(Machine machine, String tenantName, SpanStore spans) {
    Map<String, String> services = new LinkedHashMap<>();
    Installation.SERVICES.forEach(name -> services.put(name, machine.service(name).url()));
    return new PageWorld(
        machine.web(),
        machine.infrastructure().kafka().orElseThrow(),
        services,
        machine.microsoft()::operatorToken,
        new MicrosoftSide(machine.microsoft().tenant(), tenantName, machine.microsoft().bot().clientId(), "Muster", machine.teams().origin() + "/_standin"),
        new PagerDutySide(machine.pagerDuty().subdomain(), machine.pagerDuty().api() + "/_standin"),
        spans);
  }
}
