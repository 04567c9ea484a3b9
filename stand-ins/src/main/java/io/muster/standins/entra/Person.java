package io.muster.standins.entra;

/**
 * A person's account in a directory.
 *
 * @param id object id (GUID)
 * @param tenantId the home tenant
 * @param name display name
 * @param userPrincipalName sign-in name, here the mail address too
 */
public record Person(String id, String tenantId, String name, String userPrincipalName) {
}
