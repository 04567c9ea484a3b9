package io.muster.ingest.source.pagerduty;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.contracts.incident.AccountId;
import io.muster.contracts.incident.SubjectId;
import io.muster.ingest.source.Delivery;
import io.muster.ingest.source.DeliveryHeaders;
import io.muster.ingest.source.Translation;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The first look at a delivery, which decides what it stays in order with. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PagerDutySubjectTest {
  private static final AccountId ACCOUNT = new AccountId("pagerduty", "north");
  private final PagerDutySource source = new PagerDutySource();

  static Set<String> types() {
    return PagerDutyBodies.types();
  }

  @ParameterizedTest
  @MethodSource("types")
  void a_delivery_stays_in_order_with_the_incident_that_it_will_tell_of(String type) {
    byte[] body = PagerDutyBodies.body(type);

    assertThat(source.subject(ACCOUNT, body)).isEqualTo(told(body));
  }

  @Test
  void the_incident_is_found_wherever_it_is_told() {
    assertThat(subject("{'id':'Q1','type':'incident'}")).contains("Q1");
    assertThat(subject("{'self':{'id':'no'},'list':[{'id':'no'}],'type':'incident','id':'Q1'}")).contains("Q1");
    assertThat(subject("{'id':'N1','type':'incident_note','incident':{'type':'incident_reference','id':'Q1'}}")).contains("Q1");
    assertThat(subject("{'incident':null,'type':'incident','id':'Q1'}")).contains("Q1");
    assertThat(subject("{'incident_role_assignments':[{'role':{'id':'no'},'incident':{'id':'Q1'}},{'incident':{'id':'no'}}]}")).contains("Q1");
  }

  @Test
  void where_none_is_told_none_is_found() {
    assertThat(subject("{'id':'P1','type':'service'}")).isEmpty();
    assertThat(subject("{'id':' ','type':'incident'}")).isEmpty();
    assertThat(subject("{'id':7,'type':'incident'}")).isEmpty();
    assertThat(subject("{'id':'N1','type':'incident_note','incident':{'summary':'x'}}")).isEmpty();
    assertThat(subject("{'incident_role_assignments':[]}")).isEmpty();
    assertThat(subject("{'incident_role_assignments':[7]}")).isEmpty();
    assertThat(subject("[{'id':'Q1','type':'incident'}]")).isEmpty();
    assertThat(PagerDutySubject.incidentId(bytes("[]"))).isEmpty();
    assertThat(PagerDutySubject.incidentId(new byte[0])).isEmpty();
    assertThat(PagerDutySubject.incidentId(bytes("{'data':{'id':'Q1','type':'incident'}}"))).isEmpty();
  }

  @Test
  void what_is_broken_is_no_error() {
    byte[] whole = PagerDutyBodies.body("incident.role.assigned");
    var random = new Random(20261121);
    for (int length = 0; length < whole.length; length++) {
      byte[] broken = Arrays.copyOf(whole, length);
      if (length > 0) {
        broken[random.nextInt(length)] = (byte) random.nextInt(256);
      }
      assertThat(source.subject(ACCOUNT, broken)).isNotNull();
    }
  }

  private Optional<SubjectId> told(byte[] body) {
    var delivery = new Delivery("D1", "S1", ACCOUNT, Optional.empty(), Instant.EPOCH, DeliveryHeaders.of(java.util.Map.of()), body);
    return source.translate(delivery) instanceof Translation.Observations told ? Optional.of(told.observations().getFirst().subject()) : Optional.empty();
  }

  private static Optional<String> subject(String data) {
    return PagerDutySubject.incidentId(bytes("{'event':{'id':'E1','agent':{'id':'no','incident':{'id':'no'}},'data':" + data + "}}"));
  }

  private static byte[] bytes(String json) {
    return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }
}
