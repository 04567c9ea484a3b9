package io.muster.testkit.architecture.sample.edges;

/** Breaks a rule: reads configuration without being a Config. */
@io.smallrye.config.ConfigMapping(prefix = "muster.sample")
public interface Setting {}
