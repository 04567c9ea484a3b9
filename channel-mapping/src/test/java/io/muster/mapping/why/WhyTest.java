package io.muster.mapping.why;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.Change;
import io.muster.contracts.incident.ConversationId;
import io.muster.contracts.incident.Visibility;
import io.muster.contracts.mapping.MappingEvent.IncidentRouted;
import io.muster.contracts.wire.Topics;
import io.muster.kit.operator.Roles;
import io.muster.mapping.Given;
import io.muster.mapping.routing.AnIncident;
import io.muster.testkit.MusterInfrastructure;
import io.muster.testkit.infrastructure.MusterDatabases;
import io.muster.testkit.topics.Scenario;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import jakarta.inject.Inject;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(value = MusterInfrastructure.class, initArgs = @ResourceArg(name = "database", value = MusterDatabases.MAPPING))
@TestSecurity(user = "olga", roles = Roles.ADMINISTRATOR)
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WhyTest {
  private final AccountId account = Given.anAccount();
  private final ConversationId ops = Given.aChannel();
  private final AnIncident payments = AnIncident.of("I1", "payments").in(account);

  @Inject Why why;

  @Test
  void a_conversation_is_told_in_words_why_it_shows_an_incident() {
    routed(payments);
    assertThat(why.forPeople(ops, payments.id().key())).hasValueSatisfying(told -> {
      assertThat(told.text()).contains("passes the mapping");
      assertThat(told.number()).isEqualTo(payments.build().reference().number());
      assertThat(told.title()).isEqualTo(payments.build().title());
      assertThat(told.service()).isEqualTo("Name of payments");
      assertThat(told.command()).isEqualTo("disconnect");
    });
    given()
        .queryParam("tenant", "contoso")
        .queryParam("conversation", ops.value())
        .get("/api/why")
        .then()
        .statusCode(200)
        .body("decisions.reason", contains("passes"));
  }

  @Test
  void people_learn_nothing_of_an_incident_that_is_not_public_not_even_that_it_is_there() {
    routed(payments.seenAs(Visibility.Kind.PRIVATE));
    assertThat(why.forPeople(ops, payments.id().key())).isEmpty();
  }

  @Test
  void asked_by_its_number_or_page_a_conversation_that_does_not_cover_it_is_told_so() {
    routed(payments);
    String number = payments.build().reference().number();
    String page = payments.build().reference().link().orElseThrow().toString();
    assertThat(why.forPeopleNamed(ops, number)).hasValueSatisfying(told -> assertThat(told.subject()).endsWith("/I1"));
    assertThat(why.forPeopleNamed(ops, page)).hasValueSatisfying(told -> assertThat(told.subject()).endsWith("/I1"));
    assertThat(why.forPeopleNamed(Given.aChannel(), number)).hasValueSatisfying(told -> {
      assertThat(told.shown()).isFalse();
      assertThat(told.text()).contains("shows neither its service nor its teams");
      assertThat(told.command()).isEqualTo("connect");
    });
  }

  @Test
  void asked_by_number_nothing_is_told_of_what_is_private_or_another_tenants() {
    routed(payments.seenAs(Visibility.Kind.PRIVATE));
    String number = payments.build().reference().number();
    assertThat(why.forPeopleNamed(ops, number).filter(told -> told.subject().equals(payments.id().key()))).isEmpty();
    assertThat(why.forPeopleNamed(new ConversationId(new io.muster.contracts.incident.TenantId("fabrikam"), ops.value()), number)).isEmpty();
  }

  @Test
  void another_conversation_is_told_nothing() {
    routed(payments);
    assertThat(why.forPeople(Given.aChannel(), payments.id().key())).isEmpty();
  }

  @Test
  void a_query_without_a_services_token_is_refused() {
    given()
        .queryParam("tenant", "contoso")
        .queryParam("conversation", ops.value())
        .queryParam("subject", payments.id().key())
        .get("/internal/why")
        .then()
        .statusCode(401)
        .body("code", equalTo("not-signed-in"));
  }

  @Test
  void a_question_without_a_subject_or_a_conversation_is_told_how_to_ask() {
    given().get("/api/why").then().statusCode(400).body("code", equalTo("bad-request"));
  }

  private void routed(AnIncident incident) {
    try (var scenario = Scenario.watching(Topics.MAPPING_EVENTS)) {
      Given.connected(account);
      Given.mapped(ops, account, "payments");
      scenario.when(() -> scenario.writer().write(Topics.INGEST_EVENTS, Given.event(incident.build(), Change.TRIGGERED)));
      scenario.then(Topics.MAPPING_EVENTS).await(IncidentRouted.class);
    }
  }
}
