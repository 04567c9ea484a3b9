package io.muster.testkit.architecture.sample.edges;

/** Breaks a rule: takes HTTP requests without being a Resource. */
@jakarta.ws.rs.Path("/")
public class Taking {}
