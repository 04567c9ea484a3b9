package io.muster.standins.entra;

import java.util.Set;

/**
 * An app as registered in its home tenant.
 *
 * @param clientId GUID; its API's identifier is {@code api://{clientId}}
 * @param tenantId home tenant
 * @param name display name
 * @param secrets the client secrets that are valid now (two during a rotation)
 * @param multiTenant whether other tenants may consent to it
 * @param redirectUris where sign-in may lead back to, compared exactly
 * @param appRoles values of the roles that the app declares
 */
public record AppRegistration(String clientId, String tenantId, String name, Set<String> secrets, boolean multiTenant,
                              Set<String> redirectUris, Set<String> appRoles) {

    public AppRegistration {
        secrets = Set.copyOf(secrets);
        redirectUris = Set.copyOf(redirectUris);
        appRoles = Set.copyOf(appRoles);
    }
}
