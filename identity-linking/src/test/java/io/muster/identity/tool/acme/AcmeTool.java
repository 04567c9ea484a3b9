package io.muster.identity.tool.acme;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.contracts.identity.IdentityEvent.ActionRefusal;
import io.muster.contracts.identity.IdentityEvent.Remedy;
import io.muster.contracts.identity.IdentityState;
import io.muster.contracts.incident.Actor;
import io.muster.contracts.incident.Named;
import io.muster.contracts.incident.Observation;
import io.muster.contracts.incident.SubjectId;
import io.muster.identity.tool.AccessToken;
import io.muster.identity.tool.ActionRequest;
import io.muster.identity.tool.Authorisation;
import io.muster.identity.tool.Catalogue;
import io.muster.identity.tool.IncidentTool;
import io.muster.identity.tool.Outcome;
import io.muster.identity.tool.ToolAccount;
import io.muster.identity.tool.ToolFailure;
import io.muster.identity.tool.ToolHttp;
import io.muster.identity.tool.ToolUser;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/** Acme, as identity-linking uses it. */
@ApplicationScoped
public class AcmeTool implements IncidentTool {
  private static final String WORD = "acme";
  private static final Map<String, String> ACTS = Map.of("acknowledge", "watch", "resolve", "put-out", "acme-drain", "drain");

  @Inject AcmeConfig config;
  @Inject ToolHttp http;

  @Override
  public IdentityState.Tool description() {
    return new IdentityState.Tool(
        WORD, "Acme", List.of("https://{account}.acme.example/plants/{service}"), List.of("https://{account}.acme.example/cases/{incident}"));
  }

  @Override
  public URI web(ToolAccount account) {
    return URI.create("https://" + account.id().name() + ".acme.example");
  }

  @Override
  public Optional<String> regionProblem(String region) {
    return region.equals("world") ? Optional.empty() : Optional.of("The region of an Acme account is \"world\".");
  }

  @Override
  public Authorisation authorisation(ToolAccount account) {
    return new Authorisation(
        config.base().resolve("/auth"), config.base().resolve("/token"), List.of("act"), List.of("look"), Optional.of("https://acme.example"));
  }

  @Override
  public ToolUser whoAmI(ToolAccount account, AccessToken token) {
    JsonNode me = get(token, "/v1/whoami");
    return new ToolUser(Actor.person(me.path("member").asText(), me.path("name").asText()), Optional.of(me.path("org").asText()), me.path("duty").asText(), List.of());
  }

  @Override
  public IdentityState.Rights rights(ToolUser user) {
    return new IdentityState.Rights(user.role().equals("captain"), List.of());
  }

  @Override
  public Observation read(ToolAccount account, SubjectId subject, AccessToken token) {
    return AcmeTranslation.of(account.id(), get(token, "/v1/cases/" + subject.nativeId()), Observation.Origin.READING);
  }

  @Override
  public Catalogue catalogue(ToolAccount account, AccessToken token) {
    return new Catalogue(
        StreamSupport.stream(get(token, "/v1/plants").spliterator(), false)
            .map(plant -> new Catalogue.Service(new Named(plant.path("id").asText(), plant.path("name").asText(), Optional.empty()), List.of()))
            .toList(),
        List.of());
  }

  @Override
  public boolean knows(String verb) {
    return ACTS.containsKey(verb);
  }

  @Override
  public boolean repeatable(String verb) {
    return !verb.equals("acme-drain");
  }

  @Override
  public Outcome perform(ToolAccount account, ActionRequest request, ToolUser as, AccessToken token) {
    ObjectNode body = new ObjectMapper().createObjectNode().put("act", ACTS.get(request.verb()));
    request.inputs().forEach(body.putObject("with")::put);
    ToolHttp.Answer answer =
        http.send(WORD, request(token, "/v1/cases/" + request.subject().nativeId() + "/acts").header("Content-Type", "application/json").POST(ToolHttp.body(body)));
    return switch (answer.status()) {
      case 200 -> done(account, as, answer.body());
      case 202 -> new Outcome.Accepted(Instant.ofEpochMilli(answer.body().path("at").asLong()));
      case 401 -> throw new ToolFailure.Unauthorised();
      case 404 -> Outcome.Refused.because(ActionRefusal.SUBJECT_GONE, "Acme no longer knows this case. Nothing was done.", Remedy.NONE);
      case 409 -> Outcome.Refused.because(ActionRefusal.NOT_POSSIBLE_NOW, "Acme says: " + answer.body().path("why").asText(), Remedy.SHOW_CURRENT_STATE);
      case 422 -> Outcome.Refused.because(ActionRefusal.BAD_INPUT, "Acme says: " + answer.body().path("why").asText(), Remedy.TRY_AGAIN);
      default -> throw new ToolFailure.Rejected(answer.status());
    };
  }

  @Override
  public Optional<Outcome> readBack(ToolAccount account, ActionRequest request, ToolUser as, AccessToken token, Instant startedAt) {
    boolean drained = get(token, "/v1/cases/" + request.subject().nativeId()).path("drains").asInt() > 0;
    return drained ? Optional.of(new Outcome.Accepted(startedAt)) : Optional.empty();
  }

  private static Outcome done(ToolAccount account, ToolUser as, JsonNode body) {
    Optional<Observation> told = Optional.of(AcmeTranslation.of(account.id(), body.path("case"), Observation.Origin.ANSWER));
    Instant at = Instant.ofEpochMilli(body.path("case").path("stateAt").asLong());
    return body.path("changed").asBoolean()
        ? new Outcome.Done(as.actor(), at, told)
        : new Outcome.Already(AcmeTranslation.member(body.path("case").path("stateBy")).orElse(as.actor()), at, told);
  }

  private JsonNode get(AccessToken token, String path) {
    ToolHttp.Answer answer = http.send(WORD, request(token, path).GET());
    return switch (answer.status()) {
      case 200 -> answer.body();
      case 401 -> throw new ToolFailure.Unauthorised();
      case 404 -> throw new ToolFailure.Gone();
      default -> throw new ToolFailure.Rejected(answer.status());
    };
  }

  private HttpRequest.Builder request(AccessToken token, String path) {
    return HttpRequest.newBuilder(config.base().resolve(path)).header("Authorization", "Bearer " + token.value());
  }
}
