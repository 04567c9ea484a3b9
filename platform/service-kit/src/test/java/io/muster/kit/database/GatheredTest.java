package io.muster.kit.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Those who ask at the same time ask together. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class GatheredTest {
  private static final Duration LONG = Duration.ofSeconds(20);

  private final List<Question> asked = new CopyOnWriteArrayList<>();
  private final Gathered<Integer, String> gathered = gathering(LONG);

  /** A question that went out. */
  private record Question(List<Integer> askers, CompletableFuture<List<String>> answers) {
    void answer() {
      answers.complete(askers.stream().map(asker -> "answer " + asker).toList());
    }
  }

  @Test
  void whoever_is_alone_asks_at_once() {
    CompletionStage<String> one = gathered.ask(1);
    assertThat(askers()).containsExactly(List.of(1));
    asked.getFirst().answer();
    assertThat(one.toCompletableFuture().join()).isEqualTo("answer 1");
  }

  @Test
  void those_who_come_meanwhile_go_together_and_each_gets_its_own() {
    List<CompletableFuture<String>> answers = IntStream.rangeClosed(1, 5).mapToObj(which -> gathered.ask(which).toCompletableFuture()).toList();
    assertThat(askers()).as("two are under way").containsExactly(List.of(1), List.of(2));
    asked.get(1).answer();
    assertThat(askers()).containsExactly(List.of(1), List.of(2), List.of(3, 4, 5));
    asked.get(2).answer();
    assertThat(answers.get(0)).as("one that takes longer").isNotDone();
    assertThat(answers.subList(1, 5).stream().map(CompletableFuture::join)).containsExactly("answer 2", "answer 3", "answer 4", "answer 5");
  }

  @Test
  void no_more_go_together_than_may_and_none_is_forgotten() {
    List<CompletableFuture<String>> answers = IntStream.rangeClosed(1, 10).mapToObj(which -> gathered.ask(which).toCompletableFuture()).toList();
    for (int question = 0; question < asked.size(); question++) {
      asked.get(question).answer();
    }
    assertThat(askers()).containsExactly(List.of(1), List.of(2), List.of(3, 4, 5, 6), List.of(7, 8, 9, 10));
    assertThat(answers).allMatch(CompletableFuture::isDone);
    CompletionStage<String> later = gathered.ask(11);
    assertThat(asked.getLast().askers()).containsExactly(11);
    asked.getLast().answer();
    assertThat(later.toCompletableFuture().join()).isEqualTo("answer 11");
  }

  @Test
  void a_failure_reaches_all_who_were_in_it_and_the_next_goes_all_the_same() {
    List<CompletableFuture<String>> answers = IntStream.rangeClosed(1, 4).mapToObj(which -> gathered.ask(which).toCompletableFuture()).toList();
    asked.get(0).answer();
    CompletionStage<String> next = gathered.ask(5);
    var failure = new DatabaseUnavailable(new IllegalStateException("away"));
    asked.get(2).answers().completeExceptionally(failure);
    assertThatThrownBy(answers.get(2)::join).isInstanceOf(CompletionException.class).hasCause(failure);
    assertThatThrownBy(answers.get(3)::join).isInstanceOf(CompletionException.class).hasCause(failure);
    assertThat(answers.get(1)).isNotDone();
    assertThat(asked.getLast().askers()).containsExactly(5);
    asked.getLast().answer();
    assertThat(next.toCompletableFuture().join()).isEqualTo("answer 5");
  }

  @Test
  void what_asking_itself_throws_fails_those_who_asked_and_nobody_else() {
    var attempts = new AtomicInteger();
    Gathered<Integer, String> broken = new Gathered<>(4, 1, LONG, askers -> {
      if (attempts.incrementAndGet() < 3) {
        throw new IllegalArgumentException("not now");
      }
      return CompletableFuture.completedFuture(List.of("now"));
    });
    for (int attempt = 0; attempt < 2; attempt++) {
      assertThatThrownBy(broken.ask(1).toCompletableFuture()::join).hasCauseInstanceOf(IllegalArgumentException.class);
    }
    assertThat(broken.ask(2).toCompletableFuture().join()).isEqualTo("now");
  }

  @Test
  void a_wrong_number_of_answers_is_nobodys() {
    CompletionStage<String> one = gathered.ask(1);
    asked.getFirst().answers().complete(List.of("answer 1", "answer 2"));
    assertThatThrownBy(one.toCompletableFuture()::join).hasCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void whoever_waits_in_line_waits_no_longer_than_patience_lasts_and_is_not_asked_for_any_more() {
    Gathered<Integer, String> impatient = gathering(Duration.ofMillis(50));
    impatient.ask(1);
    impatient.ask(2);
    CompletionStage<String> inLine = impatient.ask(3);
    assertThatThrownBy(inLine.toCompletableFuture()::join).hasCauseInstanceOf(DatabaseUnavailable.class);
    asked.getFirst().answer();
    assertThat(askers()).containsExactly(List.of(1), List.of(2));
    impatient.ask(4);
    assertThat(asked.getLast().askers()).containsExactly(4);
  }

  @Test
  void an_answer_comes_where_it_was_asked_for_and_so_does_the_question() {
    var vertx = Vertx.vertx();
    try {
      List<Context> places = IntStream.range(0, 4).mapToObj(place -> vertx.getOrCreateContext()).toList();
      List<Context> questions = new CopyOnWriteArrayList<>();
      List<CompletableFuture<List<String>>> coming = new CopyOnWriteArrayList<>();
      Gathered<Integer, String> here = new Gathered<>(4, 1, LONG, askers -> {
        questions.add(Vertx.currentContext());
        coming.add(new CompletableFuture<>());
        return coming.getLast();
      });
      List<CompletableFuture<Context>> answered = new ArrayList<>();
      for (Context place : places) {
        CompletableFuture<Context> answer = new CompletableFuture<>();
        answered.add(answer);
        CompletableFuture<Void> standsInLine = new CompletableFuture<>();
        place.runOnContext(go -> {
          here.ask(1).thenAccept(text -> answer.complete(Vertx.currentContext()));
          standsInLine.complete(null);
        });
        standsInLine.join();
      }
      coming.getFirst().complete(List.of("first"));
      await().until(() -> coming.size() == 2);
      coming.get(1).complete(List.of("second", "third", "fourth"));
      assertThat(answered.stream().map(CompletableFuture::join)).containsExactlyElementsOf(places);
      assertThat(questions).containsExactly(places.get(0), places.get(1));
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().join();
    }
  }

  @Test
  void many_who_ask_from_many_threads_are_all_answered_with_few_questions_under_way() {
    var underWay = new AtomicInteger();
    var mostUnderWay = new AtomicInteger();
    Gathered<Integer, String> busy = new Gathered<>(64, 2, LONG, askers -> {
      mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
      return CompletableFuture.supplyAsync(() -> askers.stream().map(asker -> "answer " + asker).toList()).whenComplete((answers, failure) -> underWay.decrementAndGet());
    });
    List<CompletableFuture<String>> answers = IntStream.range(0, 2_000).parallel().mapToObj(which -> busy.ask(which).toCompletableFuture()).toList();
    assertThat(answers.stream().map(CompletableFuture::join)).containsExactlyElementsOf(IntStream.range(0, 2_000).mapToObj(which -> "answer " + which).toList());
    assertThat(mostUnderWay).hasValueLessThanOrEqualTo(2);
  }

  private Gathered<Integer, String> gathering(Duration patience) {
    return new Gathered<>(4, 2, patience, askers -> {
      asked.add(new Question(askers, new CompletableFuture<>()));
      return asked.getLast().answers();
    });
  }

  private List<List<Integer>> askers() {
    return asked.stream().map(Question::askers).toList();
  }
}
