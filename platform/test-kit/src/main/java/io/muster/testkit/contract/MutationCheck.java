package io.muster.testkit.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Proves that a contract refuses something: takes a good exchange, makes one thing in it wrong, and expects a finding. A contract that
 * accepts every mutation of an operation says nothing about it, and a test that relies on it proves nothing.
 */
public final class MutationCheck {
  private final PublishedContract contract;

  private MutationCheck(PublishedContract contract) {
    this.contract = contract;
  }

  /** A check of this contract. */
  public static MutationCheck of(PublishedContract contract) {
    return new MutationCheck(contract);
  }

  /**
   * Fails unless the exchange as it is has no finding, and a mutation of each of its JSON bodies has one; where it has no body, an unlisted
   * status must be refused. Operations without contract are passed over.
   *
   * @return what was refused and why, a line for each side
   */
  public List<String> refusesAMutationOf(Exchange good) {
    var judged = contract.judge(good);
    if (!judged.findings().isEmpty()) {
      throw new AssertionError("not a good exchange: " + judged.operation() + " has " + judged.findings());
    }
    if (judged.coverage() instanceof Coverage.NoContract) {
      return List.of();
    }
    var refused = new ArrayList<String>();
    Judgement.json(good.requestBody())
        .filter(JsonNode::isContainerNode)
        .ifPresent(body -> refused.add(refused(judged.operation() + " request", body, text -> good.withRequestBody(text))));
    Judgement.json(good.responseBody())
        .filter(JsonNode::isContainerNode)
        .ifPresent(body -> refused.add(refused(judged.operation() + " answer", body, text -> good.withResponseBody(text))));
    if (refused.isEmpty()) {
      refused.add(refusedStatus(judged.operation(), good));
    }
    return refused;
  }

  private String refused(String what, JsonNode body, Function<String, Exchange> with) {
    List<Mutation> mutations = Mutation.of(body);
    Optional<String> refusal =
        mutations.stream()
            .flatMap(
                mutation ->
                    contract.judge(with.apply(mutation.body().toString())).findings().stream()
                        .map(finding -> what + " " + mutation.what() + " is refused: " + finding.key()))
            .findFirst();
    return refusal.orElseThrow(
        () -> new AssertionError(what + ": the contract accepts all of " + mutations.size() + " mutations, so it says nothing"));
  }

  private String refusedStatus(String operation, Exchange good) {
    int unlisted = 299;
    if (contract.judge(good.withStatus(unlisted)).findings().isEmpty()) {
      throw new AssertionError(operation + ": the contract accepts any status, so it says nothing");
    }
    return operation + " with status " + unlisted + " is refused";
  }
}
