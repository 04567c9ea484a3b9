package io.muster.graph.cloud;

import static org.assertj.core.api.Assertions.assertThat;

import io.muster.kit.failure.Disposition;
import java.util.Base64;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class EntraRefusalsTest {

  @ParameterizedTest
  @CsvSource({
    "AADSTS90002: Tenant 'x' not found., UNKNOWN_TENANT",
    "AADSTS7000215: Invalid client secret provided., BAD_SECRET",
    "AADSTS7000222: The provided client secret keys are expired., BAD_SECRET",
    "AADSTS700016: Application with identifier 'x' was not found., CONSENT_MISSING",
    "AADSTS65001: The user or administrator has not consented., CONSENT_MISSING",
    "AADSTS53003: Access has been blocked by Conditional Access policies., REFUSED",
    "something else, REFUSED",
  })
  void a_code_becomes_a_lasting_reason(String message, GraphReason reason) {
    GraphFailure failure = EntraRefusals.of(message, null);
    assertThat(failure.why()).isEqualTo(reason);
    assertThat(failure.disposition()).isEqualTo(Disposition.GIVE_UP);
  }

  @Test
  void what_entra_calls_passing_is_tried_again() {
    assertThat(EntraRefusals.of("AADSTS90033: A transient error has occurred.", null).disposition()).isEqualTo(Disposition.RETRY);
  }

  @ParameterizedTest
  @EnumSource(GraphReason.class)
  void every_reason_has_a_stable_word_and_a_next_step(GraphReason reason) {
    assertThat(GraphReason.labelled(reason.label())).isEqualTo(reason);
    assertThat(reason.nextStep()).endsWith(".");
  }

  @Test
  void a_token_that_cannot_be_read_names_no_permissions() {
    String noJson = Base64.getUrlEncoder().encodeToString("x".getBytes());
    assertThat(TokenRoles.of("opaque")).isEmpty();
    assertThat(TokenRoles.of("a." + noJson + ".c")).isEmpty();
    assertThat(TokenRoles.of("a.!!.c")).isEmpty();
  }
}
