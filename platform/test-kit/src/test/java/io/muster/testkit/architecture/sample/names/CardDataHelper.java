package io.muster.testkit.architecture.sample.names;

/** Breaks a rule: its name says nothing. */
public class CardDataHelper {}
