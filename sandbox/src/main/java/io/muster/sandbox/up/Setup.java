package io.muster.sandbox.up;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.muster.sandbox.Console;
import io.muster.sandbox.Installation;
import io.muster.sandbox.Machine;
import io.muster.sandbox.Remembered;
import io.muster.sandbox.journey.Town;
import io.muster.sandbox.process.SandboxFailure;
import io.muster.sandbox.real.RealWorld;

/** What is set up at the first start, through the APIs that operators and people use, and what is left to a person where the other side is real. */
final class Setup {
  private final Console console;
  private final Installation installation;
  private final RealWorld world;

  Setup(Console console, Installation installation, RealWorld world) {
    this.console = console;
    this.installation = installation;
    this.world = world;
  }

  /** Refuses a machine that was set up for another world. */
  void refuseAnotherWorld(Machine machine) {
    machine.remembered().filter(known -> !known.world().equals(world.name())).ifPresent(known -> {
      throw new SandboxFailure(
          "This machine was set up for another tenant or account (" + known.world() + ", now " + world.name() + ").",
          "Start anew with --fresh, or keep both: MUSTER_STATE=another ./muster up …",
          null);
    });
  }

  void settle(Machine machine, Town town) {
    world.account().ifPresentOrElse(
        account -> realAccount(town, account),
        () -> console.step("the account registered and connected, a sender with PagerDuty's secret", town::setUp));
    world.tenant().ifPresentOrElse(
        tenant -> realTenant(),
        () -> console.step("Muster installed in the team Payments, for Kim Moreau and for Tobi Okafor", town::installMuster));
    JsonNode account = machine.pagerDuty().account() == null ? new ObjectMapper().createObjectNode() : machine.pagerDuty().account();
    new Remembered(world.name(), machine.microsoft().login(), town.app(), machine.microsoft().tenancy(), account, town.people()).write(installation.state());
  }

  private void realAccount(Town town, RealWorld.Account account) {
    JsonNode sender = console.step("the PagerDuty account " + account.subdomain() + " registered and connected", () -> town.setUpWith(account.subdomain(), account.region(), account.app()));
    console.line("    left to you: in PagerDuty, subscribe a webhook (V3) that delivers to");
    console.line("      " + town.publicUrl(sender));
    console.line("    and give Muster its secret: ./muster sender secret " + sender.path("senderId").asText());
  }

  private void realTenant() {
    console.line("    left to you: in the Azure Bot, set the messaging endpoint to");
    console.line("      " + world.publicUrl().orElse("") + "/api/messages");
    console.line("    and install the app in a team and for yourself.");
  }
}
