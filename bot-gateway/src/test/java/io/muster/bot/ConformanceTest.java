package io.muster.bot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.muster.bot.card.Examples;
import io.muster.contracts.bot.BotEvent.CardPosted;
import io.muster.contracts.bot.BotEvent.CardUpdated;
import io.muster.contracts.identity.IdentityCommand.OfferLink;
import io.muster.contracts.identity.IdentityEvent.LinkOffered;
import io.muster.contracts.incident.Change;
import io.muster.kit.secret.SealingKeys;
import io.muster.kit.secret.Secret;
import io.muster.standins.teams.Fault;
import io.muster.standins.teams.Message;
import io.muster.standins.teams.Operation;
import io.muster.testkit.contract.Exchange;
import io.muster.testkit.contract.Finding;
import io.muster.testkit.contract.MutationCheck;
import io.muster.testkit.contract.PublishedContract;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What this service asks of Teams is what the Connector's published contract takes, and the contract is shown to refuse something of each. */
@QuarkusTest
@BotService
@Tag("conformance")
class ConformanceTest {
  TeamsCloud cloud;
  @Inject SealingKeys sealing;

  @Test
  void every_call_to_teams_is_one_that_the_published_contract_takes() {
    PublishedContract contract = PublishedContract.read("microsoft/bot-connector-api-swagger2.json").below("/teams");
    callEverything();
    Map<String, Exchange> oneOfEach = new LinkedHashMap<>();
    List<Finding> findings = new ArrayList<>();
    exchanges().forEach(exchange -> {
      findings.addAll(contract.validate(exchange));
      if (exchange.status() / 100 == 2) {
        oneOfEach.putIfAbsent(operation(exchange), exchange);
      }
    });
    System.out.println(contract.report());
    assertThat(findings).isEmpty();
    assertThat(oneOfEach.keySet()).contains("POST conversations", "POST activities", "PUT activity", "DELETE activity");
    oneOfEach.values().stream().filter(exchange -> !exchange.requestBody().isEmpty())
        .forEach(exchange -> assertThat(MutationCheck.of(contract).refusesAMutationOf(exchange)).isNotEmpty());
  }

  private void callEverything() {
    BotJourney journey = new BotJourney(cloud);
    journey.next(Fault.of(Fault.Kind.COMMIT_THEN_FAIL, Operation.SEND, 1));
    journey.show(Examples.triggered(), 7);
    CardPosted posted = journey.events.await(CardPosted.class, event -> event.subject().equals(journey.subject)).payload();
    String extra = journey.cards().stream().map(Message::id).filter(id -> !id.equals(posted.activityId())).findFirst().orElseThrow();
    journey.press(cloud.moreau(), extra, "acknowledge");
    await().until(() -> !journey.calls(Operation.DELETE).isEmpty());
    journey.show(Examples.triggered(), 8, Change.ESCALATED);
    journey.events.await(CardUpdated.class, event -> event.subject().equals(journey.subject) && event.revision() == 8);
    journey.awaitText(journey.channel, "Escalated");
    cloud.teams().people().say(cloud.okafor(), journey.channel, Optional.empty(), cloud.bot(), "linkUser", true);
    OfferLink command = journey.identityCommands.await(OfferLink.class, c -> c.person().equals(journey.id(cloud.okafor()))).payload();
    String address = "https://muster.example/link/" + command.requestId();
    journey.outcome(new LinkOffered(command.requestId(), command.person(), Examples.ACCOUNT, sealing.sealTo("bot", Secret.of(address), "link-offered/" + command.requestId()),
        Instant.now().plusSeconds(600)));
    journey.awaitText(cloud.chatOf(cloud.okafor()), address);
  }

  private List<Exchange> exchanges() {
    return cloud.teams().exchanges().all().stream().filter(one -> one.path().startsWith("/teams/v3"))
        .filter(one -> one.status() != 0)
        .map(one -> new Exchange(one.method(), one.path(), one.query(), one.requestHeaders(), one.requestBody(), one.status(), one.responseHeaders(), one.responseBody()))
        .toList();
  }

  private static String operation(Exchange exchange) {
    String path = exchange.path();
    String what = path.endsWith("/v3/conversations") ? "conversations" : path.endsWith("/activities") ? "activities" : "activity";
    return exchange.method() + " " + what;
  }
}
