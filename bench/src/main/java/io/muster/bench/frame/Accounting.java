package io.muster.bench.frame;

import java.util.BitSet;
import java.util.function.LongConsumer;

/**
 * The second phase of every run: which of the things that were acknowledged are there afterwards, and how often. Safe for several threads.
 */
public final class Accounting {
  private final BitSet acknowledged = new BitSet();
  private final BitSet found = new BitSet();
  private final BitSet foundTwice = new BitSet();

  /** Somebody was told that this one is safe. */
  public synchronized void acknowledged(long number) {
    acknowledged.set(Math.toIntExact(number));
  }

  /** It was found where it must be. */
  public synchronized void found(long number) {
    int at = Math.toIntExact(number);
    if (found.get(at)) {
      foundTwice.set(at);
    }
    found.set(at);
  }

  /** Names each that was acknowledged. */
  public synchronized void everyAcknowledged(LongConsumer reader) {
    acknowledged.stream().forEach(reader::accept);
  }

  /** How many were acknowledged. */
  public synchronized long acknowledged() {
    return acknowledged.cardinality();
  }

  /** How many were acknowledged and not found: each is a failed run. */
  public synchronized long lost() {
    BitSet lost = (BitSet) acknowledged.clone();
    lost.andNot(found);
    return lost.cardinality();
  }

  /** How many were found more than once. */
  public synchronized long doubled() {
    return foundTwice.cardinality();
  }

  /** The number of one that was lost, for a message; -1 where none was. */
  public synchronized int oneLost() {
    BitSet lost = (BitSet) acknowledged.clone();
    lost.andNot(found);
    return lost.nextSetBit(0);
  }

  /** Fails the run where one was lost. */
  public void assertNothingLost(String what) {
    if (lost() > 0) {
      throw new FailedRun(lost() + " of " + acknowledged() + " acknowledged " + what + " were not found afterwards, such as number " + oneLost() + ".");
    }
  }
}
