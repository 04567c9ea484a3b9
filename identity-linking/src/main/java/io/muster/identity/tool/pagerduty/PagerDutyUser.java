package io.muster.identity.tool.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.contracts.identity.IdentityState.Rights;
import io.muster.contracts.incident.Actor;
import io.muster.identity.tool.Catalogue;
import io.muster.identity.tool.ToolUser;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Users and services of PagerDuty, and what a user's role allows in Muster. */
final class PagerDutyUser {
  private PagerDutyUser() {}

  /** A user; the account is the subdomain in the user's own page, which PagerDuty writes and nobody else can. */
  static ToolUser of(JsonNode user) {
    Actor actor =
        new Actor(Actor.Kind.PERSON, PagerDutyJson.text(user, "id"), PagerDutyJson.name(user).orElse("someone"), PagerDutyJson.text(user, "email"));
    Optional<String> account = PagerDutyJson.link(user).map(URI::getHost).map(host -> host.split("\\.")[0]);
    List<String> teams = PagerDutyJson.stream(user.path("teams")).flatMap(team -> PagerDutyJson.text(team, "id").stream()).toList();
    return new ToolUser(actor, account, user.path("role").asText(), teams);
  }

  /**
   * PagerDuty's base roles as its REST API spells them: {@code owner}, {@code admin} and {@code user} (Manager) may edit every service;
   * {@code limited_user} (Responder) works for the own teams; all others only look.
   */
  static Rights rights(ToolUser user) {
    return switch (user.role()) {
      case "owner", "admin", "user" -> new Rights(true, List.of());
      case "limited_user" -> new Rights(false, user.teams());
      default -> new Rights(false, List.of());
    };
  }

  static Optional<Catalogue.Service> service(JsonNode service) {
    return PagerDutyJson.named(service)
        .map(
            named ->
                new Catalogue.Service(
                    named, PagerDutyJson.stream(service.path("teams")).flatMap(team -> PagerDutyJson.named(team).stream()).toList()));
  }
}
