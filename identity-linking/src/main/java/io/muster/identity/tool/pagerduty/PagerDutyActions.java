package io.muster.identity.tool.pagerduty;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.muster.contracts.identity.IdentityEvent.ActionRefusal;
import io.muster.contracts.identity.IdentityEvent.Remedy;
import io.muster.contracts.incident.Actor;
import io.muster.contracts.incident.Observation;
import io.muster.identity.tool.AccessToken;
import io.muster.identity.tool.ActionRequest;
import io.muster.identity.tool.Outcome;
import io.muster.identity.tool.ToolAccount;
import io.muster.identity.tool.ToolHttp.Answer;
import io.muster.identity.tool.ToolUser;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Does things to incidents as a user, and tells what came of it. */
@ApplicationScoped
class PagerDutyActions {
  private static final ObjectMapper JSON = new ObjectMapper();
  // Between our clock and PagerDuty's, and PagerDuty's times are cut to seconds.
  private static final Duration CLOCK_DIFFERENCE = Duration.ofSeconds(30);

  private final PagerDutyClient client;

  @Inject
  PagerDutyActions(PagerDutyClient client) {
    this.client = client;
  }

  Outcome perform(ToolAccount account, ActionRequest request, ToolUser as, AccessToken token) {
    PagerDutyVerb verb = PagerDutyVerb.of(request.verb()).orElseThrow();
    Optional<String> problem = PagerDutyRequest.problem(verb, request);
    if (problem.isPresent()) {
      return Outcome.Refused.because(ActionRefusal.BAD_INPUT, problem.get(), Remedy.TRY_AGAIN);
    }
    Optional<Outcome> before = standsOtherwise(account, request, token, verb);
    if (before.isPresent()) {
      return before.get();
    }
    return switch (assignee(account, request, token, verb)) {
      case PagerDutyAssignee.Named(var sameOrResolved) -> ask(account, sameOrResolved, as, token, verb);
      case PagerDutyAssignee.Unclear(var sentence) -> Outcome.Refused.because(ActionRefusal.BAD_INPUT, sentence, Remedy.TRY_AGAIN);
    };
  }

  private PagerDutyAssignee assignee(ToolAccount account, ActionRequest request, AccessToken token, PagerDutyVerb verb) {
    return verb == PagerDutyVerb.REASSIGN ? PagerDutyAssignee.of(client, account, request, token) : new PagerDutyAssignee.Named(request);
  }

  private Outcome ask(ToolAccount account, ActionRequest request, ToolUser as, AccessToken token, PagerDutyVerb verb) {
    String path = path(request) + PagerDutyRequest.path(verb);
    Answer answer = client.write(PagerDutyRequest.method(verb), account, token, as.actor().email(), path, PagerDutyRequest.body(verb, request));
    return answer.ok() ? done(account, request, as, verb, answer.body()) : notDone(account, request, token, verb, answer);
  }

  Optional<Outcome> readBack(ToolAccount account, ActionRequest request, ToolUser as, AccessToken token, Instant startedAt) {
    return switch (PagerDutyVerb.of(request.verb()).orElseThrow()) {
      case NOTE -> writtenNote(account, request, as, token, startedAt);
      // No list of these can be read: not doing it twice matters more.
      case STATUS_UPDATE, SNOOZE, ESCALATE ->
          Optional.of(
              Outcome.Refused.because(
                  ActionRefusal.TOOL_UNREACHABLE,
                  "PagerDuty did not answer in time, so it is not certain whether this was done. Look at the incident in PagerDuty before you try again.",
                  Remedy.SHOW_CURRENT_STATE));
      case ACKNOWLEDGE, RESOLVE, UNACKNOWLEDGE, REOPEN, PRIORITY, URGENCY, TITLE, REASSIGN -> Optional.empty();
    };
  }

  /**
   * PagerDuty opens a resolved incident again when it is acknowledged or unacknowledged (contract of PUT /incidents/{id}): what a person presses
   * on a card that lags behind must not page anybody, so it is looked at first.
   */
  private Optional<Outcome> standsOtherwise(ToolAccount account, ActionRequest request, AccessToken token, PagerDutyVerb verb) {
    return switch (verb) {
      case ACKNOWLEDGE -> standsOtherwise(account, request, token, "acknowledged");
      case UNACKNOWLEDGE -> standsOtherwise(account, request, token, "triggered");
      case RESOLVE, REOPEN, PRIORITY, URGENCY, TITLE, REASSIGN, ESCALATE, NOTE, STATUS_UPDATE, SNOOZE -> Optional.empty();
    };
  }

  private Optional<Outcome> standsOtherwise(ToolAccount account, ActionRequest request, AccessToken token, String wanted) {
    JsonNode incident = client.get(account, token, path(request)).path("incident");
    String status = incident.path("status").asText();
    if (status.equals("resolved")) {
      return Optional.of(endedBefore(account, incident));
    }
    return status.equals(wanted) ? Optional.of(already(account, incident)) : Optional.empty();
  }

  private Optional<Outcome> writtenNote(ToolAccount account, ActionRequest request, ToolUser as, AccessToken token, Instant startedAt) {
    JsonNode notes = client.get(account, token, path(request) + "/notes").path("notes");
    return PagerDutyJson.stream(notes)
        .filter(note -> note.path("content").asText().strip().equals(request.input(PagerDutyRequest.TEXT)))
        .filter(note -> PagerDutyJson.text(note.path("user"), "id").equals(as.actor().nativeId()))
        .filter(note -> PagerDutyJson.time(note, "created_at").orElse(Instant.EPOCH).isAfter(startedAt.minus(CLOCK_DIFFERENCE)))
        .findFirst()
        .map(note -> noted(request, as, note));
  }

  private Outcome done(ToolAccount account, ActionRequest request, ToolUser as, PagerDutyVerb verb, JsonNode body) {
    return switch (verb) {
      case NOTE -> noted(request, as, body.path("note"));
      case STATUS_UPDATE -> {
        JsonNode update = body.path("status_update");
        Instant at = PagerDutyJson.time(update, "created_at").orElse(Instant.EPOCH);
        yield new Outcome.Done(as.actor(), at, Optional.of(PagerDutyObservation.updatePublished(request.subject(), update)));
      }
      case ACKNOWLEDGE, RESOLVE, UNACKNOWLEDGE, REOPEN, PRIORITY, URGENCY, TITLE, REASSIGN, ESCALATE, SNOOZE -> {
        JsonNode incident = body.path("incident");
        Instant at = PagerDutyJson.time(incident, "updated_at").or(() -> PagerDutyJson.time(incident, "last_status_change_at")).orElse(Instant.EPOCH);
        yield new Outcome.Done(as.actor(), at, Optional.of(PagerDutyObservation.answered(account.id(), incident)));
      }
    };
  }

  private static Outcome noted(ActionRequest request, ToolUser as, JsonNode note) {
    Instant at = PagerDutyJson.time(note, "created_at").orElse(Instant.EPOCH);
    return new Outcome.Done(as.actor(), at, Optional.of(PagerDutyObservation.noted(request.subject(), note)));
  }

  private Outcome notDone(ToolAccount account, ActionRequest request, AccessToken token, PagerDutyVerb verb, Answer answer) {
    return switch (PagerDutyRefusal.of(verb, answer)) {
      case PagerDutyRefusal.AlreadySo() -> already(account, client.get(account, token, path(request)).path("incident"));
      case PagerDutyRefusal.EndedBefore() -> endedBefore(account, client.get(account, token, path(request)).path("incident"));
      case PagerDutyRefusal.Final(Outcome.Refused refused) -> refused;
    };
  }

  private static Outcome already(ToolAccount account, JsonNode incident) {
    Observation told = PagerDutyObservation.answered(account.id(), incident);
    Instant at = PagerDutyJson.time(incident, "last_status_change_at").orElse(Instant.EPOCH);
    return new Outcome.Already(whoWasFirst(incident), at, Optional.of(told));
  }

  private static Outcome endedBefore(ToolAccount account, JsonNode incident) {
    return new Outcome.Refused(
        ActionRefusal.STATE_CHANGED,
        "This incident was already resolved by " + whoWasFirst(incident).name() + ". Nothing was changed.",
        Remedy.SHOW_CURRENT_STATE,
        Optional.of(PagerDutyObservation.answered(account.id(), incident)));
  }

  /** The first acknowledgement while it is acknowledged, else whoever changed the status last. */
  private static Actor whoWasFirst(JsonNode incident) {
    return PagerDutyJson.stream(incident.path("acknowledgements"))
        .findFirst()
        .flatMap(first -> PagerDutyJson.actor(first.path("acknowledger")))
        .or(() -> PagerDutyJson.actor(incident.path("last_status_change_by")))
        .orElseGet(() -> new Actor(Actor.Kind.PERSON, Optional.empty(), "somebody else", Optional.empty()));
  }

  private static String path(ActionRequest request) {
    return "/incidents/" + PagerDutyClient.segment(request.subject().nativeId());
  }

  static ObjectNode object() {
    return JSON.createObjectNode();
  }
}
