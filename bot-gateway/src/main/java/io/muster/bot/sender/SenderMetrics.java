package io.muster.bot.sender;

import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;

/** Counts calls to Teams by sort and outcome. */
@ApplicationScoped
class SenderMetrics {
  private final MeterRegistry meters;

  SenderMetrics(MeterRegistry meters) {
    this.meters = meters;
  }

  void sent(Task task) {
    meters.counter("muster.bot.teams.calls", "call", sort(task), "outcome", "done").increment();
  }

  void failed(Task task, String reason) {
    meters.counter("muster.bot.teams.calls", "call", sort(task), "outcome", reason).increment();
  }

  private static String sort(Task task) {
    return switch (task) {
      case Task.Create create -> "create-card";
      case Task.Update update -> "update-card";
      case Task.CreateDigest create -> "create-digest";
      case Task.UpdateDigest update -> "update-digest";
      case Task.Say say -> "say";
      case Task.OpenChat open -> "open-chat";
    };
  }
}
