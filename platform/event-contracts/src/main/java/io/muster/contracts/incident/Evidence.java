package io.muster.contracts.incident;

/**
 * How Muster knows that a person in Teams is a user of a tool. Only {@link #OAUTH} comes with the right to act.
 */
public enum Evidence {
  OAUTH,
  EMAIL,
  ADMIN
}
