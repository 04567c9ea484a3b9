package io.muster.standins.pagerduty.account;

/**
 * A person of an account.
 *
 * @param id    opaque, begins with P
 * @param name  as shown
 * @param email the login, unique in the account
 * @param role  the base role
 */
public record User(String id, String name, String email, UserRole role) {
}
