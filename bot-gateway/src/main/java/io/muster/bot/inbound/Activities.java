package io.muster.bot.inbound;

import io.muster.bot.BotFailpoints;
import io.muster.bot.cloud.Clouds;
import io.muster.kit.log.LogKeys;
import io.muster.kit.problem.ProblemAnswer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;

/** Proves activities, has done what they ask for, and says what Teams is answered. */
@ApplicationScoped
class Activities {
  private static final Logger LOG = Logger.getLogger(Activities.class);

  private final BotTokenVerifier verifier;
  private final ActivityRoutes routes;
  private final RefusedTenants tenants;
  private final ActivityMetrics metrics;

  Activities(Clouds clouds, SigningKeys keys, Clock clock, ActivityRoutes routes, RefusedTenants tenants, ActivityMetrics metrics) {
    this.verifier = new BotTokenVerifier(clouds.own(), keys, clock);
    this.routes = routes;
    this.tenants = tenants;
    this.metrics = metrics;
  }

  /** One activity, for whoever can wait. What goes wrong comes out. */
  ActivityReply take(Optional<String> authorization, byte[] body) {
    return follow(verifier.verify(authorization, body), body);
  }

  /**
   * One activity, for an event loop. The stage never fails.
   *
   * @param threads for what has to wait
   */
  CompletionStage<ActivityReply> taking(Optional<String> authorization, byte[] body, Executor threads) {
    try {
      return verifier.verifyAtOnce(authorization, body)
          .map(verdict -> verdict instanceof ActivityVerdict.Proven proven ? ask(proven, body, threads) : waiting(verdict, body, threads))
          .orElseGet(() -> CompletableFuture.supplyAsync(() -> take(authorization, body), threads))
          .exceptionally(failure -> ActivityReply.of(ProblemAnswer.of(failure instanceof CompletionException wrapped ? wrapped.getCause() : failure)));
    } catch (RuntimeException | Error e) {
      return CompletableFuture.completedFuture(ActivityReply.of(ProblemAnswer.of(e)));
    }
  }

  private CompletionStage<ActivityReply> ask(ActivityVerdict.Proven proven, byte[] body, Executor threads) {
    Optional<CompletionStage<Optional<ActivityAnswer>>> asked = routes.ask(proven);
    if (asked.isEmpty()) {
      return waiting(proven, body, threads);
    }
    return asked.get().thenCompose(answer -> answer.isPresent() ? CompletableFuture.completedFuture(taken(answer.get())) : waiting(proven, body, threads));
  }

  private CompletionStage<ActivityReply> waiting(ActivityVerdict verdict, byte[] body, Executor threads) {
    return CompletableFuture.supplyAsync(() -> follow(verdict, body), threads);
  }

  private ActivityReply follow(ActivityVerdict verdict, byte[] body) {
    return switch (verdict) {
      case ActivityVerdict.Refused refused -> refuse(refused.reason(), body);
      case ActivityVerdict.Proven proven -> take(proven);
    };
  }

  private ActivityReply take(ActivityVerdict.Proven proven) {
    try (var keys = LogKeys.with("activity", proven.activity().type()).and("tenant", proven.tenant().value())) {
      BotFailpoints.ACTIVITY_PROVEN.hit();
      return taken(routes.answer(proven));
    }
  }

  private ActivityReply taken(ActivityAnswer answer) {
    metrics.taken();
    return ActivityReply.of(answer);
  }

  private ActivityReply refuse(TokenRefusal reason, byte[] body) {
    if (reason == TokenRefusal.TENANT_NOT_ALLOWED) {
      tenants.note(body);
    }
    metrics.refused(reason);
    LOG.warnf("An activity was refused: %s", reason.label());
    return ActivityReply.of(reason);
  }
}
