package io.muster.testkit.architecture.sample.good;

/** Keeps every rule: the word Data is no part of its name. */
public record Database(String name) {}
