package io.muster.identity.link;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BrowserTest {

  @Test
  void a_browser_without_cookie_gets_one_of_128_bits_that_only_this_host_sees() {
    Browser browser = Browser.of(null).known();
    assertThat(browser.cookie()).matches("__Host-muster-link=[A-Za-z0-9_-]{22}; Path=/; Secure; HttpOnly; SameSite=Lax");
  }

  @Test
  void a_browser_keeps_its_cookie() {
    Browser first = Browser.of(null).known();
    assertThat(Browser.of(first.secret().orElseThrow()).known().hash().orElseThrow()).isEqualTo(first.hash().orElseThrow());
  }

  @Test
  void a_cookie_that_is_none_of_ours_counts_as_none() {
    assertThat(Browser.of("short").secret()).isEmpty();
    assertThat(Browser.of("AAAAAAAAAAAAAAAAAAAAAA; x").secret()).isEmpty();
  }

  @Test
  void a_form_is_good_for_one_browser_and_one_link_only() {
    Browser mine = Browser.of(null).known();
    Browser others = Browser.of(null).known();
    assertThat(mine.wrote(mine.formKey("one"), "one")).isTrue();
    assertThat(mine.wrote(mine.formKey("one"), "two")).isFalse();
    assertThat(mine.wrote(others.formKey("one"), "one")).isFalse();
    assertThat(mine.wrote(null, "one")).isFalse();
    assertThat(Browser.of(null).wrote(mine.formKey("one"), "one")).isFalse();
  }
}
