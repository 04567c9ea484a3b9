package io.muster.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.sandbox.real.RealWorld;
import io.muster.sandbox.world.Microsoft;
import io.muster.sandbox.world.PagerDuty;
import io.muster.sandbox.world.Teams;
import java.util.Optional;

/** The vendors as a machine meets them: what an earlier run knew of them, what is real, and otherwise the stand-ins anew. */
final class Vendors {
  private final Web web;
  private final RealWorld world;
  private final Optional<Remembered> remembered;
  private Microsoft microsoft;
  private Teams teams;
  private PagerDuty pagerDuty;

  Vendors(Web web, RealWorld world, Optional<Remembered> remembered) {
    this.web = web;
    this.world = world;
    this.remembered = remembered;
  }

  /**
   * Finds them again, or founds a tenant with Muster registered in it and opens an account.
   *
   * @param addresses where the stand-ins answer, as they tell it
   */
  void meet(JsonNode addresses) {
    teams = new Teams(web, addresses);
    pagerDuty = new PagerDuty(web, addresses, world.account().map(RealWorld.Account::subdomain).orElse("acme"));
    microsoft = meetMicrosoft(addresses);
    if (remembered.isPresent()) {
      pagerDuty.remember(remembered.get().account());
    } else if (world.account().isEmpty()) {
      pagerDuty.openAccount();
    }
  }

  private Microsoft meetMicrosoft(JsonNode addresses) {
    if (world.tenant().isPresent()) {
      RealWorld.Tenant real = world.tenant().get();
      return new Microsoft(web, real.login(), new Microsoft.Tenancy(real.id(), real.id(), real.bot(), real.operators()));
    }
    if (remembered.isPresent()) {
      return new Microsoft(web, addresses, remembered.get().tenancy());
    }
    Microsoft founded = new Microsoft(web, addresses, "Contoso");
    founded.registerMuster();
    return founded;
  }

  /** The Microsoft 365 tenant; null before they were met, as the other two. */
  Microsoft microsoft() {
    return microsoft;
  }

  /** Teams. */
  Teams teams() {
    return teams;
  }

  /** The PagerDuty account. */
  PagerDuty pagerDuty() {
    return pagerDuty;
  }
}
