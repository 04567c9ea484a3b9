package io.muster.standins.entra;

/**
 * A person's account in a directory.
 *
 * @param id object id (GUID)
 * @param tenantId the tenant whose directory has the account
 * @param name display name
 * @param userPrincipalName sign-in name; of a guest {@code name_home.example#EXT#@tenant}
 * @param mail mail address
 * @param standing what the person is in this directory
 */
public record Person(String id, String tenantId, String name, String userPrincipalName, String mail, Standing standing) {
    /** What somebody is in a directory. */
    public enum Standing {
        /** At home here. */
        MEMBER,
        /** At home elsewhere and invited here. */
        GUEST,
        /** A member who may consent to apps for everybody. */
        ADMINISTRATOR
    }

    public Person {
        mail = mail == null ? userPrincipalName : mail;
        standing = standing == null ? Standing.MEMBER : standing;
    }

    /** A member whose sign-in name is the mail address too. */
    public Person(String id, String tenantId, String name, String userPrincipalName) {
        this(id, tenantId, name, userPrincipalName, userPrincipalName, Standing.MEMBER);
    }

    /** A guest of a tenant, with the sign-in name that Entra makes of the mail address. */
    public static Person guest(String id, Tenant tenant, String name, String mail) {
        return new Person(id, tenant.id(), name, mail.replace('@', '_') + "#EXT#@" + tenant.domain(), mail, Standing.GUEST);
    }
}
