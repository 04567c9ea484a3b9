package io.muster.testkit.architecture.sample.arrows;

/** Breaks a rule: a service knows nothing of how servers are started in place. */
public class Reaching {
  io.muster.embedded.FreePort port;
}
