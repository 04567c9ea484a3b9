package io.muster.standins.teams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.muster.standins.wire.Changes;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private final Ledger ledger = new Ledger(new Changes(Clock.systemUTC()), 3);

    @Test
    void the_oldest_calls_go_and_numbers_tell_that_they_are_gone() {
        calls(5);
        assertThat(ledger.entries()).extracting(LedgerEntry::number).containsExactly(3L, 4L, 5L);
    }

    @Test
    void of_the_newest_as_many_are_told_as_are_asked_for_oldest_first() {
        calls(3);
        assertThat(ledger.newest(2)).extracting(LedgerEntry::number).containsExactly(2L, 3L);
        assertThat(ledger.newest(9)).hasSize(3);
    }

    @Test
    void a_ledger_that_keeps_nothing_is_refused() {
        assertThatThrownBy(() -> new Ledger(new Changes(Clock.systemUTC()), 0)).hasMessage("A ledger keeps at least one entry");
    }

    private void calls(int number) {
        for (int i = 0; i < number; i++) {
            ledger.add(Instant.EPOCH, Operation.SEND, Optional.empty(), Optional.empty(), Optional.empty(), true, 201, Optional.empty());
        }
    }
}
