package io.muster.identity.tool.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import io.muster.contracts.identity.IdentityState;
import io.muster.contracts.incident.Observation;
import io.muster.contracts.incident.SubjectId;
import io.muster.identity.tool.AccessToken;
import io.muster.identity.tool.ActionRequest;
import io.muster.identity.tool.Authorisation;
import io.muster.identity.tool.Catalogue;
import io.muster.identity.tool.IncidentTool;
import io.muster.identity.tool.OpenPage;
import io.muster.identity.tool.Outcome;
import io.muster.identity.tool.ToolAccount;
import io.muster.identity.tool.ToolSubscriptions;
import io.muster.identity.tool.ToolUser;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** PagerDuty, by its REST API v2 and scoped OAuth. An account's name is its subdomain. */
@ApplicationScoped
class PagerDutyTool implements IncidentTool {
  private final PagerDutyConfig config;
  private final PagerDutyClient client;
  private final PagerDutyActions actions;
  private final PagerDutyOpenIncidents openIncidents;
  private final PagerDutySubscriptions subscriptions;

  @Inject
  PagerDutyTool(
      PagerDutyConfig config, PagerDutyClient client, PagerDutyActions actions, PagerDutyOpenIncidents openIncidents, PagerDutySubscriptions subscriptions) {
    this.config = config;
    this.client = client;
    this.actions = actions;
    this.openIncidents = openIncidents;
    this.subscriptions = subscriptions;
  }

  @Override
  public IdentityState.Tool description() {
    return new IdentityState.Tool(
        PagerDutyClient.WORD,
        "PagerDuty",
        both("/service-directory/{service}", "/services/{service}"),
        both("/incidents/{incident}"));
  }

  @Override
  public URI web(ToolAccount account) {
    String pattern = account.region().equals("eu") ? config.webEu() : config.webUs();
    return URI.create(pattern.replace("{account}", account.id().name()));
  }

  @Override
  public Optional<String> regionProblem(String region) {
    return Set.of("us", "eu").contains(region) ? Optional.empty() : Optional.of("The service region of a PagerDuty account is \"us\" or \"eu\".");
  }

  @Override
  public Authorisation authorisation(ToolAccount account) {
    List<String> accountScopes = new ArrayList<>(List.of("as_account-" + account.region() + "." + account.id().name()));
    accountScopes.addAll(config.accountScopes());
    return new Authorisation(config.authorise(), config.token(), config.personScopes(), accountScopes, config.subscriptionScopes(), Optional.empty());
  }

  @Override
  public ToolUser whoAmI(ToolAccount account, AccessToken token) {
    return PagerDutyUser.of(client.get(account, token, "/users/me").path("user"));
  }

  @Override
  public IdentityState.Rights rights(ToolUser user) {
    return PagerDutyUser.rights(user);
  }

  @Override
  public Observation read(ToolAccount account, SubjectId subject, AccessToken token) {
    String path = "/incidents/" + PagerDutyClient.segment(subject.nativeId());
    JsonNode incident = client.get(account, token, path + "?include%5B%5D=conference_bridge&include%5B%5D=custom_fields").path("incident");
    JsonNode notes = client.get(account, token, path + "/notes").path("notes");
    return PagerDutyObservation.read(account.id(), incident, notes);
  }

  @Override
  public Optional<OpenPage> open(ToolAccount account, AccessToken token, Optional<String> page) {
    return Optional.of(openIncidents.page(account, token, page));
  }

  @Override
  public Optional<ToolSubscriptions> subscriptions() {
    return Optional.of(subscriptions);
  }

  @Override
  public Catalogue catalogue(ToolAccount account, AccessToken token) {
    return new Catalogue(
        client.list(account, token, "/services", "services").stream().flatMap(service -> PagerDutyUser.service(service).stream()).toList(),
        client.list(account, token, "/users", "users").stream().map(PagerDutyUser::of).toList());
  }

  @Override
  public boolean knows(String verb) {
    return PagerDutyVerb.of(verb).isPresent();
  }

  @Override
  public boolean repeatable(String verb) {
    return PagerDutyVerb.of(verb).map(PagerDutyVerb::repeatable).orElse(true);
  }

  @Override
  public Outcome perform(ToolAccount account, ActionRequest request, ToolUser as, AccessToken token) {
    return actions.perform(account, request, as, token);
  }

  @Override
  public Optional<Outcome> readBack(ToolAccount account, ActionRequest request, ToolUser as, AccessToken token, Instant startedAt) {
    return actions.readBack(account, request, as, token, startedAt);
  }

  private List<String> both(String... paths) {
    List<String> patterns = new ArrayList<>();
    for (String path : paths) {
      patterns.add(config.webUs() + path);
      patterns.add(config.webEu() + path);
    }
    return patterns;
  }
}
