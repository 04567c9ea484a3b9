package io.muster.testkit.architecture.sample.time;

/** Breaks a rule twice: asks the machine for the time. */
public class Guessing {
  java.time.Instant now() {
    return java.time.Instant.now();
  }

  long millis() {
    return System.currentTimeMillis();
  }
}
