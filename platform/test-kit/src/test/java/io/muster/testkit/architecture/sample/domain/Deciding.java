package io.muster.testkit.architecture.sample.domain;

/** Breaks a rule: knows a framework that is no edge, in the domain. */
public class Deciding {
  org.jose4j.jwt.JwtClaims claims;
}
