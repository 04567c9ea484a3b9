package io.muster.bench.arena;

import io.muster.sandbox.Machine;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** A token as Teams sends it with each activity, signed by the stand-in's Bot Framework; fetched anew well before its hour is over. */
public final class BotToken {
  private static final Duration USED_FOR = Duration.ofMinutes(20);

  private final Machine machine;
  private final String serviceUrl;
  private String token;
  private Instant fetched = Instant.MIN;

  BotToken(Machine machine, String serviceUrl) {
    this.machine = machine;
    this.serviceUrl = serviceUrl;
  }

  /** One that is good now. */
  public synchronized String now() {
    if (fetched.isBefore(Instant.now().minus(USED_FOR))) {
      String control = machine.standInAddresses().at("/entra/control").asText();
      Map<String, String> wanted = Map.of("botAppId", machine.microsoft().bot().clientId(), "serviceUrl", serviceUrl);
      token = machine.web().send("POST", control + "/bot-tokens", wanted, Map.of()).expected("a token of the Bot Framework").json().path("token").asText();
      fetched = Instant.now();
    }
    return token;
  }
}
