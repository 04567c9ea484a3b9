package io.muster.testkit.architecture.sample.first;

/** Breaks a rule: knows a feature that knows this one. */
public class First {
  io.muster.testkit.architecture.sample.second.Second second;
}
