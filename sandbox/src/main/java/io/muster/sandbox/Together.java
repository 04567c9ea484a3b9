package io.muster.sandbox;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.stream.Stream;

/** Things that need nothing of each other, done at the same time. */
final class Together {
  private Together() {}

  /** Returns when all are done; when one failed, that failure is thrown once the others have come to their end. */
  static void run(Runnable... things) {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<CompletableFuture<Void>> all = Stream.of(things).map(thing -> CompletableFuture.runAsync(thing, threads)).toList();
      CompletableFuture.allOf(all.toArray(CompletableFuture[]::new)).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }
}
