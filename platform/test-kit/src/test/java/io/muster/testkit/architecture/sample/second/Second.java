package io.muster.testkit.architecture.sample.second;

/** Breaks a rule: knows a feature that knows this one. */
public class Second {
  io.muster.testkit.architecture.sample.first.First first;
}
