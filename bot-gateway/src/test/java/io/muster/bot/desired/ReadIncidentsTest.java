package io.muster.bot.desired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.muster.bot.card.Examples;
import io.muster.contracts.incident.Incident;
import io.muster.contracts.incident.SubjectId;
import io.muster.contracts.wire.MessageJson;
import org.junit.jupiter.api.Test;

class ReadIncidentsTest {
  private final ReadIncidents read = new ReadIncidents();

  @Test
  void the_same_text_is_read_once_and_another_by_itself() throws JsonProcessingException {
    Incident first = read.of(text(7));
    assertThat(first).isEqualTo(example(7));
    assertThat(read.of(text(7))).isSameAs(first);
    assertThat(read.of(text(8))).isEqualTo(example(8));
  }

  @Test
  void only_the_last_hundred_are_kept() throws JsonProcessingException {
    Incident first = read.of(text(0));
    Incident second = read.of(text(1));
    for (int revision = 2; revision < 100; revision++) {
      read.of(text(revision));
    }
    assertThat(read.of(text(0))).isSameAs(first);
    read.of(text(100));
    assertThat(read.of(text(0))).as("used not long ago").isSameAs(first);
    assertThat(read.of(text(1))).as("used longest ago").isEqualTo(second).isNotSameAs(second);
  }

  @Test
  void a_very_long_one_is_read_each_time() throws JsonProcessingException {
    String spaces = " ".repeat(10_000);
    Incident first = read.of(text(3) + spaces);
    assertThat(read.of(text(3) + spaces)).isEqualTo(first).isNotSameAs(first);
  }

  @Test
  void what_is_no_incident_is_refused_each_time() {
    assertThatThrownBy(() -> read.of("{")).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> read.of("{")).isInstanceOf(IllegalStateException.class);
  }

  private static Incident example(long revision) {
    return Examples.as(Examples.triggered(), SubjectId.incident(Examples.ACCOUNT, "Q1"), revision);
  }

  private static String text(long revision) throws JsonProcessingException {
    return MessageJson.mapper().writeValueAsString(example(revision));
  }
}
