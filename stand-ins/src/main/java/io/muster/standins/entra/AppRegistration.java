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
 * @param expiredSecrets client secrets whose time is over
 * @param certificates PEM certificates; with their private keys the app may prove itself instead of with a secret
 * @param graphPermissions the application permissions of Microsoft Graph that an administrator is asked for
 */
public record AppRegistration(String clientId, String tenantId, String name, Set<String> secrets, boolean multiTenant, Set<String> redirectUris,
                              Set<String> appRoles, Set<String> expiredSecrets, Set<String> certificates, Set<String> graphPermissions) {

    public AppRegistration {
        secrets = Set.copyOf(secrets);
        redirectUris = Set.copyOf(redirectUris);
        appRoles = Set.copyOf(appRoles);
        expiredSecrets = expiredSecrets == null ? Set.of() : Set.copyOf(expiredSecrets);
        certificates = certificates == null ? Set.of() : Set.copyOf(certificates);
        graphPermissions = graphPermissions == null ? Set.of() : Set.copyOf(graphPermissions);
    }

    /** An app that proves itself with secrets and asks for nothing. */
    public AppRegistration(String clientId, String tenantId, String name, Set<String> secrets, boolean multiTenant, Set<String> redirectUris, Set<String> appRoles) {
        this(clientId, tenantId, name, secrets, multiTenant, redirectUris, appRoles, Set.of(), Set.of(), Set.of());
    }

    /** The same app with these certificates. */
    public AppRegistration withCertificates(Set<String> pem) {
        return new AppRegistration(clientId, tenantId, name, secrets, multiTenant, redirectUris, appRoles, expiredSecrets, pem, graphPermissions);
    }

    /** The same app asking for these permissions of Graph. */
    public AppRegistration asking(Set<String> permissions) {
        return new AppRegistration(clientId, tenantId, name, secrets, multiTenant, redirectUris, appRoles, expiredSecrets, certificates, permissions);
    }

    /** The same app with secrets whose time is over. */
    public AppRegistration withExpired(Set<String> old) {
        return new AppRegistration(clientId, tenantId, name, secrets, multiTenant, redirectUris, appRoles, old, certificates, graphPermissions);
    }
}
