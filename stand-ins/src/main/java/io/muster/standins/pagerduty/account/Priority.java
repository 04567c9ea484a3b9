package io.muster.standins.pagerduty.account;

/**
 * One of the account's priorities; the account keeps them from most to least severe.
 *
 * @param id          opaque
 * @param name        such as P1
 * @param description what it stands for
 */
public record Priority(String id, String name, String description) {
}
