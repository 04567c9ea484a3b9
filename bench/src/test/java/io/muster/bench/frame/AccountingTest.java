package io.muster.bench.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AccountingTest {
  private final Accounting accounting = new Accounting();

  @Test
  void one_that_was_acknowledged_and_is_not_there_fails_the_run() {
    accounting.acknowledged(0);
    accounting.acknowledged(7);
    accounting.found(0);
    assertThat(accounting.lost()).isOne();
    assertThatThrownBy(() -> accounting.assertNothingLost("webhooks"))
        .isInstanceOf(FailedRun.class)
        .hasMessage("1 of 2 acknowledged webhooks were not found afterwards, such as number 7.");
  }

  @Test
  void what_was_refused_need_not_be_there_and_may() {
    accounting.acknowledged(1);
    accounting.found(1);
    accounting.found(2);
    assertThat(accounting.lost()).isZero();
    assertThatCode(() -> accounting.assertNothingLost("webhooks")).doesNotThrowAnyException();
  }

  @Test
  void repeats_are_counted_once_each() {
    accounting.acknowledged(3);
    accounting.found(3);
    accounting.found(3);
    accounting.found(3);
    assertThat(accounting.doubled()).isOne();
    assertThat(accounting.acknowledged()).isOne();
  }
}
