package io.muster.kit.database;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Questions of one kind that many ask at about the same time. Whoever is alone asks at once; those who come while others' questions are under way stand in line, and
 * go out together as one, which costs PostgreSQL and its client little more than one alone. Nobody blocks, so that event loops may ask. Made by {@link Database#gathered}.
 */
public final class Gathered<Q, A> {
  private final int most;
  private final int atOnce;
  private final Duration patience;
  private final Function<List<Q>, CompletionStage<List<A>>> together;

  /** Guarded by itself, as is {@link #underWay}; nothing is asked or answered meanwhile. */
  private final Queue<Asker<Q, A>> line = new ArrayDeque<>();

  private int underWay;

  /**
   * @param most how many go together
   * @param atOnce how many questions are under way at a time
   * @param together asks for all of these; the stage comes to an end whatever happens, with as many answers in the same order
   */
  Gathered(int most, int atOnce, Duration patience, Function<List<Q>, CompletionStage<List<A>>> together) {
    this.most = most;
    this.atOnce = atOnce;
    this.patience = patience;
    this.together = together;
  }

  /**
   * Somebody who is answered.
   *
   * @param place where they asked: the answer comes there, so that one event loop does not do what all the others want to do with theirs
   */
  private record Asker<Q, A>(Q question, Executor place, CompletableFuture<A> answer) {}

  /**
   * Asks. The answer comes in the Vert.x context that asked, if it is one; what goes wrong with a question comes to all who are in it. The stage fails at the latest
   * when the database's patience ends, then on a thread of its own.
   */
  public CompletionStage<A> ask(Q question) {
    var asker = new Asker<>(question, here(), new CompletableFuture<A>());
    Overdue.Watched watched = Overdue.watch(asker.answer(), patience);
    send(next(asker));
    return asker.answer().exceptionallyCompose(Gathered::failed).whenComplete((answer, failure) -> watched.close());
  }

  private static <A> CompletionStage<A> failed(Throwable failure) {
    return CompletableFuture.failedStage(failure instanceof TimeoutException ? new DatabaseUnavailable(failure) : failure);
  }

  private static Executor here() {
    Context here = Vertx.currentContext();
    return task -> {
      if (here == null || here == Vertx.currentContext()) {
        task.run();
        return;
      }
      try {
        here.runOnContext(ignored -> task.run());
      } catch (RejectedExecutionException closed) {
        // Whoever stands in line behind it may be elsewhere.
        task.run();
      }
    };
  }

  private List<Asker<Q, A>> next(Asker<Q, A> last) {
    synchronized (line) {
      line.add(last);
      return next();
    }
  }

  private List<Asker<Q, A>> nextAfterOne() {
    synchronized (line) {
      underWay--;
      return next();
    }
  }

  private List<Asker<Q, A>> next() {
    var next = new ArrayList<Asker<Q, A>>();
    while (underWay < atOnce && next.size() < most && !line.isEmpty()) {
      Asker<Q, A> first = line.remove();
      // Whose patience has ended asks no more.
      if (!first.answer().isDone()) {
        next.add(first);
      }
    }
    if (!next.isEmpty()) {
      underWay++;
    }
    return next;
  }

  private void send(List<Asker<Q, A>> askers) {
    if (!askers.isEmpty()) {
      askers.getFirst().place().execute(() -> answers(askers).whenComplete((answers, failure) -> {
        // First, so that PostgreSQL works while the answers are.
        send(nextAfterOne());
        for (int i = 0; i < askers.size(); i++) {
          int which = i;
          askers.get(i).place().execute(() -> tell(askers.get(which), answers, which, failure));
        }
      }));
    }
  }

  private CompletionStage<List<A>> answers(List<Asker<Q, A>> askers) {
    try {
      return together.apply(askers.stream().map(Asker::question).toList()).thenApply(answers -> asMany(answers, askers.size()));
    } catch (RuntimeException | Error e) {
      return CompletableFuture.failedStage(e);
    }
  }

  private static <A> List<A> asMany(List<A> answers, int questions) {
    if (answers.size() != questions) {
      throw new IllegalStateException("there are " + answers.size() + " answers to " + questions + " questions");
    }
    return answers;
  }

  private static <Q, A> void tell(Asker<Q, A> asker, List<A> answers, int which, Throwable failure) {
    if (failure == null) {
      asker.answer().complete(answers.get(which));
    } else {
      asker.answer().completeExceptionally(failure instanceof CompletionException wrapped && wrapped.getCause() != null ? wrapped.getCause() : failure);
    }
  }
}
