package io.muster.identity.oauth;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PkceTest {

  /** RFC 7636, appendix B. */
  @Test
  void the_published_verifier_gives_the_published_challenge() {
    assertThat(Pkce.of("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk").challenge()).isEqualTo("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
  }

  @Test
  void every_fresh_pair_is_another_one_of_256_bits() {
    Pkce one = Pkce.fresh();
    assertThat(one.verifier().reveal()).matches("[A-Za-z0-9_-]{43}").isNotEqualTo(Pkce.fresh().verifier().reveal());
    assertThat(one.toString()).doesNotContain(one.verifier().reveal());
  }
}
