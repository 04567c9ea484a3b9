package io.muster.bot.sender;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TenantShareTest {
  private final SenderConfig config = new SmallRyeConfigBuilder().withMapping(SenderConfig.class).withDefaultValue("muster.bot.sender.workers-per-tenant", "3")
      .build().getConfigMapping(SenderConfig.class);
  private final TenantShare share = new TenantShare(config);

  @Test
  void a_tenant_that_has_its_share_waits_and_the_first_call_that_ends_says_that_it_may_go_on() {
    IntStream.range(0, 3).forEach(i -> share.begun("a"));
    share.begun("b");
    assertThat(share.full()).containsExactly("a");
    assertThat(share.ended("b")).isFalse();
    assertThat(share.ended("a")).isTrue();
    assertThat(share.full()).isEmpty();
    assertThat(share.ended("a")).isFalse();
  }
}
